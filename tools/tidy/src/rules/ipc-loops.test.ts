/** Loops around IPC: which are found, and that what is listed has one. One that is planted into the tree: `tidy.deep.ts`. */
import { expect, test } from 'vitest';
import { formatFinding } from '../rule.ts';
import { ipcLoops, LOOPS, OUTSIDE } from './ipc-loops.ts';

const HOW = 'a loop around IPC: use libs/service, or say here why not';
const AT = 'libs/services/spoold/src/spoold.ts';
const BODY = 'for (;;) {\n  yield* ipcSend(cpu);\n}\n';

/** The library, and a file for each place that is listed. */
const TREE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.keys(LOOPS).map((key) => [
      key.endsWith('/') ? `${key}x.ts` : key,
      `function* run() { ${BODY} }`,
    ]),
  ),
  'libs/ipc/src/send.ts': 'export function* trySend(cpu) { return yield* ipcSend(cpu); }',
  'libs/ipc/src/receiver.ts':
    'export class Receiver { *receive() { return yield* this.#take(); }\n*#take() { return yield* ipcRecvV2(1); } }',
};

function found(files: Readonly<Record<string, string>>): string[] {
  const all = Object.entries({ ...TREE, ...files }).map(([path, text]) => ({ path, text }));
  return ipcLoops.find(all).map(formatFinding);
}

/** A program of a service, in a file. */
const program = (body: string, head = ''): Readonly<Record<string, string>> => ({
  [AT]: `${head}\nfunction* run(cpu, box, all) {\n${body}\n}\n`,
});

test.each([
  ['for', 'for (;;) yield* ipcRecvV2(cpu);'],
  ['while', 'while (true) { yield* ipcReplyRecvV2(cpu); }'],
  ['the condition of while', 'while ((yield* ipcRecv(cpu)).ok) {}'],
  ['do', 'do { yield* ipcCallV2(cpu); } while (true);'],
  ['for of', 'for (const one of all) yield* ipcCallStart(cpu, one);'],
  ['a raw syscall', 'for (;;) yield* ipcReplyRecvV2Raw(cpu);'],
  ['syscalls 58 and 59', 'for (;;) { yield* ipcCall(cpu); yield* ipcReplyRecv(cpu); }'],
  ['a function of libs/ipc', 'for (;;) yield* trySend(cpu);'],
  ['a method of libs/ipc', 'for (;;) { const got = yield* box.receive(1n); }'],
  ['a trap by registers', 'for (;;) { setNumber(cpu.x, A7, 129); yield; }'],
  ['a call of a channel', 'for (;;) yield* box.call(frame, 1, shape);'],
])('%s around IPC is found', (_, body) => {
  expect(found(program(body))).toEqual([`${AT}:3: ${HOW}`]);
});

test('a loop around functions that wait is found, of the same file and of others', () => {
  const one = 'function* next(cpu) { return yield* ipcRecvV2(cpu); }';
  const two = `${one} function* both(cpu) { yield* next(cpu); }`;
  expect(found(program('for (;;) yield* both(cpu);', two))).toEqual([`${AT}:3: ${HOW}`]);
  const other = {
    'libs/services/spoold/src/next.ts': `export ${one}`,
    'libs/services/spoold/src/near.ts':
      "import { next as after } from './next.ts'; export function* near(cpu) { yield* after(cpu); }",
  };
  const imports = "import { near } from './near.ts';";
  expect(found({ ...other, ...program('for (;;) yield* near(cpu);', imports) })).toEqual([
    `${AT}:3: ${HOW}`,
  ]);
  expect(found({ ...other, ...program('for (;;) yield* near(cpu);') })).toEqual([]);
});

test('an import under another name, and a function that calls itself, are found', () => {
  const renamed = "import { ipcSend as put } from '@abicus/abi-kernel';";
  expect(found(program('for (;;) yield* put(cpu);', renamed))).toEqual([`${AT}:3: ${HOW}`]);
  expect(found(program('yield* ipcSend(cpu);\nyield* run(cpu);'))).toEqual([`${AT}:2: ${HOW}`]);
});

test('IPC without a loop, a loop without IPC, and what a loop is over are fine', () => {
  const fine = `yield* ipcSend(cpu);
for (const one of yield* ipcRecv(cpu)) yield* capClose(cpu, one);
for (const one of all) one.receive(1n);
for (const one of all) yield one;
// for (;;) yield* ipcSend(cpu);
const text = 'for (;;) yield* ipcSend(cpu);';`;
  expect(found(program(fine))).toEqual([]);
});

test('tests and what serves or generates IPC are not looked at', () => {
  const body = `function* run() { ${BODY} }`;
  const places = [
    'libs/ipc/src/x.test.ts',
    'libs/service/test/x.ts',
    'libs/service/src/testing/x.ts',
    ...Object.keys(OUTSIDE).map((key) => `${key}x.ts`),
  ];
  expect(found(Object.fromEntries(places.map((path) => [path, body])))).toEqual([]);
  expect(found({ 'apps/x/src/x.ts': body })).toEqual([`apps/x/src/x.ts:1: ${HOW}`]);
});

test('what is listed has such a loop', () => {
  expect(found({ 'libs/service/src/loop.ts': '' })).toEqual([
    'tools/tidy/src/rules/ipc-loops.ts:1: libs/service/src/loop.ts has no loop around IPC',
  ]);
});
