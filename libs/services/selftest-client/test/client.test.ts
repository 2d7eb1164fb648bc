/** When the client of the selftest says that all is proven: what it prints and with which status it ends. */
import { encodeStart } from '@abicus/abi-init';
import { SYSCALL } from '@abicus/abi-kernel';
import { MARKERS } from '@abicus/abi-ladder';
import { FakeCpu } from '@abicus/ipc/testing';
import type { Probe } from '@abicus/probe';
import { decodeUtf8, proof, type Boot, type Marker } from '@abicus/wire';
import { expect, test } from 'vitest';
import { selftestClient } from '../src/index.ts';
import { exitStatus } from './exit-status.ts';
import { handOver } from './hand-over.ts';

const PARENT = 1;
const ERROR = -1;

/** What of the kernel is different in a test. */
interface Wrong {
  /** The payload of the start message; undefined: the client gets none. */
  readonly start?: Uint8Array | undefined;
  /** What a line contains whose output is rejected. */
  readonly unprintable?: string;
  /** The services that the client calls; none answers. */
  readonly calls?: readonly string[];
}

interface Shown {
  readonly lines: readonly string[];
  readonly status: number | undefined;
}

const booted = (calls: readonly string[]): Boot['programs'][number] => ({
  name: 'selftest-client',
  identity: 1n,
  image: 30,
  stackPages: 4,
  sha256: '',
  endsRun: true,
  endpoints: [],
  devices: [],
  calls: calls.map((service, i) => ({ service, slot: 20 + i, ops: ['own'] })),
  notifies: [],
});

const marker = (id: string): Marker => ({
  id,
  text: `${id} ok`,
  fail: `${id} FAIL`,
  by: 'selftest-client',
  proves: ['x'],
});

/** A probe whose assertion holds or not. */
function probe(id: string, holds: boolean): Probe {
  const own = marker(id);
  return {
    marker: own,
    *run({ cpu }) {
      const checks = proof(own);
      checks.equal('x', 'it', cpu instanceof FakeCpu, holds);
      yield* [];
      return checks.end();
    },
  };
}

/** Runs the client on a kernel that starts it and prints its lines. */
function shownOf(probes: readonly Probe[], wrong: Wrong = {}): Shown {
  const start = 'start' in wrong ? wrong.start : encodeStart({ grants: 0, starts: 1 });
  const { calls = [], unprintable } = wrong;
  const lines: string[] = [];
  const client = selftestClient({
    boot: {
      first: 'init',
      programs: [booted(calls)],
      slots: {},
      devices: [],
    },
    probes,
    images: () => new Uint8Array(),
  });
  const cpu = new FakeCpu();
  const status = exitStatus(cpu, client(cpu), ({ number, args }) => {
    const [a0 = 0, a1 = 0] = args.map(Number);
    if (number === SYSCALL.debugWrite) {
      const line = decodeUtf8(cpu.read(a0, a1));
      if (unprintable !== undefined && line?.includes(unprintable) === true) return ERROR;
      lines.push(line ?? '');
      return a1;
    }
    if (number !== SYSCALL.ipcRecvV2 || start === undefined) return ERROR;
    return handOver(cpu, a0, start, { dst: PARENT });
  });
  return { lines, status };
}

const [GOOD, BAD] = [probe('good', true), probe('bad', false)];
const END = MARKERS.selftestEnd;

test('all is proven if each probe has evidence', () => {
  expect(shownOf([GOOD, GOOD])).toEqual({ lines: ['good ok', 'good ok', END.text], status: 0 });
});

test('nothing is proven if one has none, and the others run', () => {
  const { lines, status } = shownOf([BAD, GOOD]);
  expect(lines[0]).toMatch(/^bad FAIL x: it/);
  expect(lines.slice(1, 2)).toEqual(['good ok']);
  expect(lines.slice(2)).toEqual([expect.stringMatching(`^${END.fail} .*1, expected 2`)]);
  expect(status).toBe(1);
});

test('nothing is proven if a marker is not printed', () => {
  const { lines, status } = shownOf([GOOD, GOOD], { unprintable: GOOD.marker.text });
  expect(lines).toEqual([expect.stringMatching(`^${END.fail} .*0, expected 2`)]);
  expect(status).toBe(1);
});

test('nothing is proven if the end is not printed', () => {
  const shown = shownOf([GOOD], { unprintable: END.text });
  expect(shown).toEqual({ lines: [GOOD.marker.text], status: 1 });
});

test.each<[string, Uint8Array | undefined]>([
  ['without a message', undefined],
  ['with an empty one', new Uint8Array()],
])('a client that is started %s ends at once', (_, start) => {
  expect(shownOf([GOOD], { start })).toEqual({ lines: [], status: undefined });
});

test('a service that does not answer is not said to', () => {
  const { lines } = shownOf([GOOD], { calls: ['timed'] });
  expect(lines).toEqual([GOOD.marker.text, END.text]);
});
