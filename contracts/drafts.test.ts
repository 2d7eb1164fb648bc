/**
 * Drafts, generated as if they were accepted: their codecs in TypeScript take and give frames that were put together by
 * hand. Those in C and Rust: `tools/scripts/native/drafts.deep.ts`.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answerOf, judgeOf, packagesIn } from '../tools/codegen/fuzz/verdicts.ts';
import { DRAFT_ANSWERS, DRAFT_FRAMES } from './testing/draft-frames.ts';
import { contracts, DRAFT, generated } from './testing/drafts.ts';

/** A value with all numbers as texts, whatever carries them, and bytes as lists. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint' || typeof value === 'number') return String(value);
  if (value instanceof Uint8Array) return [...value].map(String);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}

test('in TypeScript each frame decodes to what it holds, which encodes to its bytes', async () => {
  const { folder, model, cases } = await generated();
  const exportsOf = await packagesIn(join(folder, 'draw-1'), model);
  for (const one of cases) {
    const service = model.services.find(({ name }) => name === one.service);
    if (service === undefined) throw new Error(`there is no ${one.service}`);
    const judged = judgeOf(exportsOf(service.feeds), service, one)(Buffer.from(one.hex, 'hex'));
    const [bytes, value] = judged.ok
      ? [Buffer.from(judged.bytes ?? []).toString('hex'), plain(judged.value)]
      : [judged.status, undefined];
    const expected = [one.frame.name, one.status ?? one.hex, plain(one.values)];
    expect([one.frame.name, bytes, value]).toEqual(expected);
  }
});

test('in TypeScript what does not decode is answered as by the system that has these services', async () => {
  const { folder, model } = await generated();
  const exportsOf = await packagesIn(join(folder, 'draw-1'), model);
  for (const [service, what, request, reply] of DRAFT_ANSWERS) {
    const frame = Buffer.from(request.replaceAll(' ', ''), 'hex');
    const hex = Buffer.from(answerOf(exportsOf(service), frame)).toString('hex');
    expect([service, what, hex]).toEqual([service, what, reply.replaceAll(' ', '')]);
  }
});

test('there is a frame by hand of each operation of these services, or of its reply', async () => {
  const { model } = await generated();
  const drafts = contracts().filter(({ text }) => DRAFT.test(text));
  const feeds = new Set(drafts.map(({ text }) => /feeds: '(.*)'/.exec(text)?.[1]));
  const services = model.services.filter((service) => feeds.has(service.feeds));
  const operations = services.flatMap(({ ops }) => ops.map(({ id }) => id));
  const seen = new Set(DRAFT_FRAMES.map(({ operation }) => operation));
  expect(operations.filter((id) => !seen.has(id))).toEqual([]);
  expect(operations).toHaveLength(6 + 6 + 8 + 12);
});
