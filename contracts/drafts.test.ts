/**
 * Drafts, generated as if they were accepted, in a workspace of this test: their codecs in TypeScript, C and Rust
 * take and give frames that were put together by hand.
 */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { cc, rejectedBy, rustc } from '../tools/codegen/fuzz/compilers.ts';
import { nativeFiles } from '../tools/codegen/fuzz/native-cases.ts';
import type { FrameCase } from '../tools/codegen/fuzz/native-frames.ts';
import { outcomeOfTexts } from '../tools/codegen/fuzz/outcome.ts';
import { answerOf, judgeOf, packagesIn, verdictsFail } from '../tools/codegen/fuzz/verdicts.ts';
import type { Model } from '../tools/codegen/src/model/types.ts';
import { framesOf } from '../tools/codegen/src/names/native.ts';
import { without } from '../tools/codegen/src/testing/native.ts';
import { temporaryWorkspace } from '../tools/codegen/src/testing/temporary.ts';
import { DRAFT_ANSWERS, DRAFT_FRAMES, type DraftFrame } from './testing/draft-frames.ts';

const here = import.meta.dirname;
const DRAFT = /status: 'draft'/;
/** A derived rung that a marker comes after: readiness of a program. */
const AFTER = /(?<=^ {6}after: \[)'(?!init)\w+Ready'/gm;
const BOOT = /^ {2}boot: \{\n(?: {4}.*\n)* {2}\},\n/m;

/** All contracts. */
function contracts(): { file: string; text: string }[] {
  return readdirSync(here)
    .filter((name) => name.endsWith('.contract.ts'))
    .map((name) => ({ file: `contracts/${name}`, text: readFileSync(join(here, name), 'utf8') }));
}

/** All contracts, since drafts use others; the drafts accepted. */
function accepted(): { file: string; text: string }[] {
  return contracts().map(({ file, text }) => ({
    file,
    // Nothing is booted here, so that no rung is derived: drafts do not say what their programs hold.
    text: text
      .replace(DRAFT, "status: 'accepted'")
      .replace(BOOT, '')
      .replaceAll(AFTER, "'initReady'"),
  }));
}

/** A frame by hand as programs take it. */
function caseOf({ services }: Model, given: DraftFrame): FrameCase {
  const { operation, side, version, nonce = 0n, bytes, ...rest } = given;
  const [name] = operation.split('.');
  const service = services.find((one) => one.name === name);
  const op = service?.ops.find(({ id }) => id === operation);
  if (service === undefined || op === undefined) throw new Error(`there is no ${operation}`);
  const [request, reply] = framesOf(op);
  const place = service.envelope.versions.findIndex((one) => one.name === (version ?? one.name));
  const hex = bytes.replaceAll(/\s/g, '');
  const frame = side === 'request' ? request : reply;
  return { service: service.name, frame, version: place, nonce, hex, ...rest };
}

/** A value with all numbers as texts, whatever carries them, and bytes as lists. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint' || typeof value === 'number') return String(value);
  if (value instanceof Uint8Array) return [...value].map(String);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}

const outcome = outcomeOfTexts(accepted());

/** What is generated from them, in a folder for the test that is running. */
async function generated(): Promise<{ folder: string; model: Model; cases: FrameCase[] }> {
  const made = await outcome;
  if (made.kind !== 'generated') throw new Error(JSON.stringify(made, undefined, 2));
  const { model, outputs } = made;
  const cases = DRAFT_FRAMES.map((one) => caseOf(model, one));
  const { root } = temporaryWorkspace([]).workspace;
  symlinkSync(join(here, '../node_modules'), join(root, 'node_modules'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  const typescript = [...outputs].filter(([path]) => path.endsWith('.ts'));
  for (const [path, text] of [...typescript, ...nativeFiles(model, outputs, 1, cases)]) {
    const file = join(root, 'draw-1', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return { folder: root, model, cases };
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

const missing = [without('cc'), without('rustc')].find((why) => why !== '') ?? '';

test.skipIf(missing !== '')(
  `in C and Rust what each frame holds encodes to its bytes, and they accept and answer what TypeScript does${missing}`,
  async () => {
    const { folder, model, cases } = await generated();
    expect(rejectedBy(cc(folder), [1])).toEqual(new Map());
    expect(rejectedBy(rustc(folder), [1])).toEqual(new Map());
    expect(await verdictsFail(join(folder, 'draw-1'), model, cases)).toBeUndefined();
  },
);

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
