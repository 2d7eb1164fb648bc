/**
 * Programs wait in one receive: that of `libs/service`, or of what is listed here. A loop around
 * sends, receives or calls has no budget, no limits and no counters of its own.
 */
import { ts } from '@ts-morph/common';
import type { Finding, Rule } from '../rule.ts';
import {
  ipcNamesOf,
  namesOfFiles,
  parse,
  recursiveIn,
  waitsIn,
  type IpcNames,
  type Syntax,
} from './ipc-names.ts';

const AREAS = ['libs/', 'apps/', 'tools/bench/'];

/** What is not looked at, and why: folders. */
export const OUTSIDE: Readonly<Record<string, string>> = {
  'libs/abi/': 'it is generated: a client there makes one call',
  'libs/kernel/': 'it is what serves IPC',
};

/** What may have such a loop, and why: a module, or a folder with `/` at its end. */
export const LOOPS: Readonly<Record<string, string>> = {
  'libs/ipc/src/mailbox.ts': 'it is the wait for a reply among events, with its limits',
  'libs/service/src/loop.ts': 'it is the one loop of a service',
  'libs/service/src/work.ts': 'it drives a handler, whose traps it passes on',
  'libs/services/init/src/loop/': 'init serves before there is a service, and starts them',
  'libs/services/timed/src/fire.ts':
    'it sends one event for each timer that is due, and waits for none',
  'libs/services/selftest-client/src/probes/exit-reasons.ts':
    'it looks until its child runs, and receives with a deadline in between',
  'libs/services/selftest-client/src/probes/ipc-call.ts':
    'it tests the calls of the kernel, by many of them',
  'libs/services/selftest-client/src/probes/ipc-loopback.ts':
    'it tests a queue of the kernel, until it is full',
  'libs/services/selftest-client/src/probes/ipc-minted.ts':
    'it tests the replies that the kernel makes, by many calls',
  'libs/services/selftest-client/src/probes/ipc-payload.ts':
    'it tests the queue of the kernel, by payloads of each size',
  'libs/services/selftest-client/src/probes/ipc-started.ts':
    'it tests the started calls of the kernel, by several of them',
  'libs/services/selftest-client/src/programs/callee.ts':
    'a child that answers by syscall 59, which libs/service does not use',
  'libs/services/selftest-client/src/probes/rejects/message-effects.ts':
    'it fills queues and empties them, with messages of its own',
  'libs/services/selftest-client/src/probes/rejects/messages.ts':
    'it fills a queue, so that a send to it is rejected',
  'libs/services/selftest-client/src/probes/rejects/owner-bytes.ts':
    'it uses up the bytes of an owner, and empties its queues',
  'libs/services/selftest-client/src/probes/rejects/minted-calls.ts':
    'it starts as many calls as a task may have',
  'libs/services/selftest-client/src/programs/answer-calls.ts':
    'a child that answers as the probe asks, also wrongly',
  'tools/bench/src/kernel/call-trips.ts': 'it measures the syscalls themselves',
  'tools/bench/src/kernel/round-trip.ts': 'it measures the syscalls themselves',
};

const RULE = 'tools/tidy/src/rules/ipc-loops.ts';
const MESSAGE = 'a loop around IPC: use libs/service, or say here why not';

const isOf = (path: string, key: string): boolean =>
  key.endsWith('/') ? path.startsWith(key) : path === key;

/** Tests and what they are made of drive kernels and programs in loops. */
const isTest = (path: string): boolean =>
  /\.(?:test|deep)\.ts$/.test(path) || /(?:^|\/)(?:test|testing)\//.test(path);

function isLoop(node: ts.Node): node is ts.IterationStatement {
  return ts.isIterationStatement(node, false);
}

/** What of a loop is done again and again. */
function repeated(loop: ts.IterationStatement): readonly ts.Node[] {
  if (ts.isForStatement(loop)) {
    return [loop.statement, loop.condition, loop.incrementor].filter((part) => part !== undefined);
  }
  if (ts.isWhileStatement(loop) || ts.isDoStatement(loop)) return [loop.statement, loop.expression];
  return [loop.statement];
}

/** The lines of loops of a file, and of functions that call themselves, around IPC. */
function loopsIn({ source }: Syntax, names: IpcNames): number[] {
  const lines = recursiveIn(source, names).map((node) => node.getStart(source));
  const visit = (node: ts.Node): void => {
    if (isLoop(node) && repeated(node).some((part) => waitsIn(part, names))) {
      lines.push(node.getStart(source));
    } else ts.forEachChild(node, visit);
  };
  visit(source);
  return lines.map((at) => source.getLineAndCharacterOfPosition(at).line + 1);
}

/** No loop around IPC but in what is listed, and nothing is listed that has none. */
export const ipcLoops: Rule = {
  name: 'loops around IPC',
  find: (files) => {
    const sources = files.filter(
      ({ path, text }) =>
        path.endsWith('.ts') &&
        AREAS.some((area) => path.startsWith(area)) &&
        !Object.keys(OUTSIDE).some((key) => isOf(path, key)) &&
        !isTest(path) &&
        text.includes('yield'),
    );
    const trees = sources.map(parse);
    const names = namesOfFiles(trees, ipcNamesOf(files));
    const found = trees.flatMap((file): Finding[] => {
      const own = names.get(file.path);
      const lines = own === undefined ? [] : loopsIn(file, own);
      return lines.map((line) => ({ path: file.path, line, message: MESSAGE }));
    });
    const keys = Object.keys(LOOPS);
    const idle = keys.filter((key) => !found.some(({ path }) => isOf(path, key)));
    return [
      ...found.filter(({ path }) => !keys.some((key) => isOf(path, key))),
      ...idle.map((key) => ({ path: RULE, line: 1, message: `${key} has no loop around IPC` })),
    ];
  },
};
