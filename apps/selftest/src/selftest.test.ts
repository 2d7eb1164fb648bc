import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LADDER } from '@abicus/abi-ladder';
import { SYSTEM } from '@abicus/system';
import { rungsOf } from '@abicus/wire/ladder';
import { afterAll, expect, test } from 'vitest';
import { selftest, type OptionValues } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'abicus-selftest-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function call(
  given: OptionValues,
  env: Record<string, string> = {},
  terminal = false,
): Promise<Said> {
  let out = '';
  let err = '';
  const code = await selftest(SYSTEM, given, env, {
    cwd: folder,
    terminal,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
  });
  return { code, out, err };
}

const read = (path: string): string => readFileSync(path, 'utf8');

test('without a terminal the report has a plain line for each rung, and a summary line', async () => {
  const { code, out, err } = await call({ smp: '1' });
  const lines = out.trimEnd().split('\n');
  expect(code).toBe(0);
  expect(err).toBe('');
  const count = rungsOf(LADDER, 'smp1').length;
  expect(lines).toHaveLength(count + 1);
  expect(lines[0]).toMatch(/^ok {3}0\.000000 neuron kernel neuron vers\. /);
  const summary =
    /^accepted rungs=(\S+) harts=1 seed=1 wall=\d+ms digest=[0-9a-f]{16} evidence=\S+$/;
  expect(summary.exec(lines.at(-1) ?? '')?.[1]).toBe(`${count}/${count}`);
});

test('on a terminal the report has each rung with its time, emitter and phase, and a summary', async () => {
  const { code, out } = await call({ smp: '2' }, {}, true);
  expect(code).toBe(0);
  expect(out).toContain('✓');
  expect(out).toMatch(/0\.\d{6} {2}timed {12}bringup/);
  expect(out).toMatch(/accepted.*rungs=(\d+)\/\1.*harts=2.*seed=1.*wall=\d+ms.*digest=/);
  expect(out).toContain('evidence');
});

test('with --json the report is one document', async () => {
  const { code, out } = await call({ json: true, seed: '9', evidence: join(folder, 'json') });
  const document: unknown = JSON.parse(out);
  expect(code).toBe(0);
  expect(document).toMatchObject({ ok: true, harts: 2, seed: 9, profile: 'smp', findings: [] });
  expect(JSON.parse(read(join(folder, 'json', 'verdict.json')))).toEqual(document);
});

test('the evidence can be checked without another run', async () => {
  const where = join(folder, 'evidence');
  await call({ evidence: where });
  expect(readdirSync(where).toSorted()).toEqual([
    'capabilities.json',
    'console.log',
    'contracts.json',
    'counters.json',
    'trace.json',
    'verdict.json',
  ]);
  const verdict: unknown = JSON.parse(read(join(where, 'verdict.json')));
  const log = read(join(where, 'console.log')).split('\n');
  const rungs = (verdict as { rungs: { text: string; line: number }[] }).rungs;
  for (const { text, line } of rungs) expect(log[line - 1]).toContain(text);
  const contracts = Object.entries(JSON.parse(read(join(where, 'contracts.json'))) as object);
  for (const [id, hash] of contracts) expect(`${id} ${hash}`).toMatch(/^RFC-\S+ [0-9a-f]{64}$/);
});

test('the trace is Chrome trace-event JSON with a thread for each hart and slices in virtual time', async () => {
  const where = join(folder, 'trace');
  await call({ smp: '4', evidence: where });
  const trace: unknown = JSON.parse(read(join(where, 'trace.json')));
  const events = (trace as { traceEvents: Record<string, unknown>[] }).traceEvents;
  const threads = events.filter(({ ph, name }) => ph === 'M' && name === 'thread_name');
  expect(threads.map(({ tid }) => tid)).toEqual([0, 1, 2, 3]);
  const slices = events.filter(({ ph }) => ph === 'X');
  expect(slices.length).toBeGreaterThan(1000);
  for (const { pid, tid, ts, dur } of slices) {
    expect([typeof pid, typeof tid, typeof ts, typeof dur]).toEqual(Array(4).fill('number'));
  }
  expect(slices.map(({ name }) => name)).toContain('ipcRecvV2');
  expect(events.filter(({ ph }) => ph === 'i')).toHaveLength(rungsOf(LADDER, 'smp').length);
});

test('two simultaneous runs write their evidence to separate folders', async () => {
  const said = await Promise.all([call({ smp: '1' }), call({ smp: '1' })]);
  const folders = said.map(({ out }) => /evidence=(\S+)/.exec(out)?.[1]);
  expect(said.map(({ code }) => code)).toEqual([0, 0]);
  expect(new Set(folders).size).toBe(2);
});

test.each([
  [{ smp: '3' }, {}, '--smp 3'],
  [{ 'require-smp': true, smp: '1' }, {}, '--require-smp'],
  [{ smp: '2' }, { SMP: '4' }, 'contradicts'],
  [{ until: 'no such line' }, {}, 'no rung'],
  [{ until: 'SELFTEST: smp work ok', smp: '1' }, {}, 'no rung'],
  [{ phase: 'nowhere' }, {}, 'no such phase'],
] as const)(
  '%j with %j is a usage error: exit code 2 without a run',
  async (given, env, message) => {
    const { code, out, err } = await call(given, env);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
  },
);

test.each(['/dev/null/nowhere', '/dev/null', '/proc/nowhere', '/proc/nowhere/deeper'])(
  'evidence that cannot be written to %s is an error with a fix',
  async (where) => {
    const { code, err } = await call({ smp: '1', evidence: where });
    expect(code).toBe(2);
    expect(err).toContain('Try another folder: --evidence DIR');
  },
);

test('--phase counts the rungs up to the end of the phase, also if the profile has no rung in it', async () => {
  expect((await call({ smp: '1', phase: 'qos' })).out).toMatch(/^accepted rungs=(\d+)\/\1 /m);
  const { out, code } = await call({ smp: '1', phase: 'smp' });
  expect(code).toBe(0);
  expect(out).toContain('accepted rungs=3/3');
});

test('--until a rung with a detail stops there', async () => {
  const { out, code, err } = await call({ until: 'neuron vers.' });
  // In one assertion, so that a rejected run shows its problems.
  expect([code, err, out]).toEqual([0, '', expect.stringContaining('accepted rungs=1/1')]);
});

test('the rungs in the README are those of a run, in order, except for times', async () => {
  const rungs = (text: string): string[] =>
    [...text.matchAll(/^ok +\d+\.\d+ (.*)$/gm)].map(([, said = '']) => said);
  const shown = rungs(read(join(import.meta.dirname, '../../../README.md')));
  const { out } = await call({});
  expect(shown.length).toBeGreaterThan(5);
  expect(rungs(out).filter((rung) => shown.includes(rung))).toEqual(shown);
  expect(out).toMatch(/^accepted rungs=(\d+)\/\1 harts=2 seed=1 /m);
});
