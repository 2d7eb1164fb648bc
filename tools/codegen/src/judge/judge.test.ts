/** Logs of a small workspace, whole or broken in one way, and what `prove` makes of them. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FINDING_KINDS, formatLine } from '@abicus/wire/ladder';
import { expect, onTestFinished, test } from 'vitest';
import { CONTRACTS } from '../check/fixtures/contracts.ts';
import { sha256 } from '../output/hash.ts';
import { proofsIn, prove } from '../prove/prove.ts';
import { proofsText } from '../prove/proofs.ts';
import { workspaceAt, type Workspace } from '../workspace/config.ts';
import { judge, judgedText, judgeExit, type JudgeResult } from './index.ts';

const line = (identity: string, text: string, micros = 1): string =>
  formatLine({ micros, hart: 0, identity, text });

const UP = line('neuron', 'kernel: up');
const READY = line('spool', 'spool: ready');
const EVERY = `${UP}\n${READY}\n`;

/** A workspace whose contracts say nothing of stamps, or this. */
function aWorkspace(stamp?: 'none' | 'emitter'): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'abicus-judge-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(CONTRACTS)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    const said = stamp === undefined ? '' : `log: { stamp: '${stamp}' },\n  `;
    writeFileSync(join(root, path), text.replace('service: {\n', `${said}service: {\n`));
  }
  return workspaceAt(root);
}

function judged(workspace: Workspace, log: string | Uint8Array): JudgeResult {
  const path = join(workspace.root, 'uart.log');
  writeFileSync(path, log);
  return judge(workspace, { path, name: 'uart.log' });
}

/** The exit code, and the findings: kind, line and rung of each. */
function findings(result: JudgeResult): [number, ...string[]] {
  if (result.status !== 'judged') throw new Error(JSON.stringify(result));
  const { findings: found } = result.verdict;
  return [
    judgeExit(result),
    ...found.map(({ kind, line: at, rung }) => `${kind} ${at ?? '-'} ${rung ?? '-'}`),
  ];
}

test.each<[string, string, string[]]>([
  ['that is whole', EVERY, []],
  ['with CRLF', EVERY.replaceAll('\n', '\r\n'), []],
  ['with \\r\\r\\n of two terminals', EVERY.replaceAll('\n', '\r\r\n'), []],
  ['with colours', EVERY.replaceAll('[  ', '\u001B[32m[  ').replaceAll('\n', '\u001B[0m\n'), []],
  ['with a byte order mark', `\uFEFF${EVERY}`, []],
  ['with NUL in a rung', EVERY.replace('ready', 're\0ady'), ['garbled 2 -', 'missing - ready']],
  [
    'with BEL in an identity',
    EVERY.replace('0 spool', '0 sp\u0007ool'),
    ['garbled 2 -', 'missing - ready'],
  ],
  ['with last words in a title', `${EVERY}\u001B]0;PANIC x\u0007\n`, ['garbled 3 -']],
  ['cut after garbled last words', `${EVERY}PA\0NIC x`, ['garbled 3 -']],
  ['whose time runs backwards', `${line('pid:3', 'x', 2)}\n${EVERY}`, ['stamp 2 -']],
  ['with noise', `OpenSBI v1.5\n\u0000\uFFFDx\n\n${EVERY}${line('pid:3', 'hello')}\n`, []],
  ['without a rung', `${UP}\n`, ['missing - ready']],
  ['that is empty', '', ['missing - up', 'missing - ready']],
  ['with a rung twice', `${EVERY}${UP}\n`, ['duplicated 3 up']],
  ['with a rung too early', `${READY}\n${UP}\n`, ['early 1 ready']],
  [
    'with the FAIL twin of a rung',
    `${UP}\n${line('spool', 'spool: ready FAIL')}\n`,
    ['failed 2 ready', 'missing - ready'],
  ],
  ['with an undeclared marker', `${EVERY}${line('spool', 'spool: redy')}\n`, ['undeclared 3 -']],
  [
    'with the stamp of another program',
    `${UP}\n${line('pid:7', 'spool: ready')}\n`,
    ['forged 2 ready', 'missing - ready'],
  ],
  ['with a rung that has no stamp', `${UP}\nspool: ready\n`, ['forged 2 ready', 'missing - ready']],
  ['cut in its last line', EVERY.slice(0, -1), ['missing - ready']],
  [
    'cut after the FAIL twin of a rung',
    `${UP}\n${line('spool', 'spool: ready FAIL')}`,
    ['failed 2 ready', 'missing - ready'],
  ],
])('a log %s', (_, log, expected) => {
  expect(findings(judged(aWorkspace(), log))).toEqual([expected.length === 0 ? 0 : 1, ...expected]);
});

test.each<[string, string, string[]]>([
  ['that is whole', 'kernel: up\nspool: ready\n', []],
  ['with CRLF', 'kernel: up\r\nspool: ready\r\n', []],
  ['with a rung too early', 'spool: ready\nkernel: up\n', ['early 1 ready']],
  ['with a rung twice', 'kernel: up\nspool: ready\nkernel: up\n', ['duplicated 3 up']],
  ['with an undeclared marker', 'kernel: up\nspool: ready\nspool: redy\n', ['undeclared 3 -']],
  ['with the last words of a kernel', 'kernel: up\nspool: ready\nPANIC x\n', ['panic 3 -']],
  ['with BEL in a rung', 'kernel: up\nspool: re\u0007ady\n', ['garbled 2 -', 'missing - ready']],
  [
    'with the FAIL twin of a rung',
    'kernel: up\nspool: ready FAIL\n',
    ['failed 2 ready', 'missing - ready'],
  ],
])("where contracts say stamp: 'none', a log %s", (_, log, expected) => {
  const found = findings(judged(aWorkspace('none'), log));
  expect(found).toEqual([expected.length === 0 ? 0 : 1, ...expected]);
});

test('the guide for adopters says what each kind of finding is', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../../docs/adopting.md'), 'utf8');
  const table = guide.slice(guide.indexOf('| finding '));
  const rows = [...table.matchAll(/^\| `(\w+)` +\| (.*?) +\|$/gm)].map(([, kind, what]) => [
    kind,
    what,
  ]);
  expect(rows).toEqual(Object.entries(FINDING_KINDS));
});

test('a finding is told with file and line, the log with its hash', () => {
  const result = judged(aWorkspace(), `${EVERY}${UP}\n`);
  if (result.status !== 'judged') throw new Error('not judged');
  const text = judgedText(result);
  expect(text).toContain('uart.log:3 - duplicated up: it is on line 1 already\n');
  expect(text).toContain('rejected rungs=2/2 lines=3\n');
  expect(text).toContain(`log sha256=${sha256(`${EVERY}${UP}\n`)} evidence=.abicus/judged/`);
});

test('a file that is not there, a folder and an unknown profile: nothing is looked at', () => {
  const workspace = aWorkspace();
  const of = (path: string, profile?: string): JudgeResult =>
    judge(workspace, { path: join(workspace.root, path), name: path }, profile);
  for (const result of [of('none.log'), of('contracts'), of('contracts', 'smp9')]) {
    expect(result.status).toBe('unusable');
    expect(judgeExit(result)).toBe(2);
  }
});

test.each([
  ['with the mark', `\uFEFF${EVERY}`, (bytes: Buffer) => bytes],
  ['without it', EVERY, (bytes: Buffer) => bytes],
  ['big-endian, with the mark', `\uFEFF${EVERY}`, (bytes: Buffer) => bytes.swap16()],
  ['big-endian, without it', EVERY, (bytes: Buffer) => bytes.swap16()],
])('a log in UTF-16 is not read as UTF-8: %s', (_, log, order) => {
  const result = judged(aWorkspace(), order(Buffer.from(log, 'utf16le')));
  expect(result).toMatchObject({ status: 'unusable' });
  expect(result.status === 'unusable' && result.why).toContain('uart.log: it is UTF-16, not UTF-8');
  expect(judgeExit(result)).toBe(2);
});

test('a log that begins with zero bytes, or is one byte long, is no UTF-16', () => {
  const workspace = aWorkspace();
  expect(judged(workspace, `${'\0'.repeat(500)}\n${EVERY}`)).toMatchObject({ status: 'judged' });
  expect(judged(workspace, '\0')).toMatchObject({ status: 'judged' });
});

test('a log without stamps is told as claimed, with its hash, and is no selftest', () => {
  const workspace = aWorkspace('none');
  const log = 'kernel: up\nspool: ready\n';
  judged(workspace, log);
  const { notes } = prove(workspace);
  expect(notes).toContain(
    `claimed by this log, not proven: marker.up, marker.ready: uart.log sha256=${sha256(log)}`,
  );
  const missing = ['.abicus/reports/tests.json: `npx vitest run` writes it'];
  const none = { ok: true, proofs: [], missing };
  expect(proofsIn(workspace, 'ready')).toEqual({ ...none, near: 'marker.ready' });
  expect(proofsIn(workspace, 'marker.raedy')).toMatchObject({ near: 'marker.ready' });
  expect(proofsIn(workspace, 'nothing.like.it')).toEqual(none);
  const proofs = proofsIn(workspace, 'marker.ready');
  if (!proofs.ok) throw new Error('rejected');
  expect(proofs.proofs[0]?.rungs).toEqual([]);
  expect(proofsText(proofs.proofs)).toBe(
    `marker.ready (marker)\n  log   claimed, not proven: 'spool: ready' in uart.log sha256=${sha256(log)}\n  not proven\n`,
  );
});

test('a log with stamps is proof of its own kind, and is no selftest', () => {
  const workspace = aWorkspace('emitter');
  judged(workspace, EVERY);
  const proofs = proofsIn(workspace, 'marker.ready');
  if (!proofs.ok) throw new Error('rejected');
  expect(proofs.proofs[0]).toMatchObject({ rungs: [], logs: [{ worth: 'proven' }] });
  expect(prove(workspace).notes.join('\n')).not.toContain('claimed');
});

test('a rejected log, and one of other contracts, shows nothing', () => {
  const workspace = aWorkspace();
  judged(workspace, `${EVERY}${UP}\n`);
  const missing = (): boolean => prove(workspace).missing.some((one) => one.includes('judge LOG'));
  expect(missing()).toBe(true);
  judged(workspace, EVERY);
  expect(missing()).toBe(false);
  for (const [path, text] of Object.entries(CONTRACTS)) {
    writeFileSync(join(workspace.root, path), text.replace('slots: limit(96', 'slots: limit(95'));
  }
  expect(missing()).toBe(true);
});
