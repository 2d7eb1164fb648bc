/** The rungs of supervision: each is red if init restarts otherwise than the contract of the peer says. */
import { SYSCALL } from '@abicus/abi-kernel';
import type { ProgramMain } from '@abicus/program';
import { SYSTEM } from '@abicus/system';
import { A3, type Boot, type BootProgram, type Supervision } from '@abicus/wire';
import { expect, test } from 'vitest';
import { probesFor } from '../test/probes-for.ts';
import { otherArguments, rejected, tampered, type Fault } from '../test/tampered.ts';
import { run, type Run } from './run.ts';

const PEER = 'selftest-peer';
const probes = probesFor(1).filter(({ marker }) => /crash-loop|supervision/.test(marker.text));

/** Init with this boot. */
function initOf(boot: Boot): ProgramMain {
  const init = SYSTEM.programs.find(({ name }) => name === 'init');
  if (init === undefined || !('mainFor' in init)) throw new Error('there is no init');
  return init.mainFor({ boot, probes: [], images: () => new Uint8Array() });
}

/** The boot with another supervision of the peer. */
function supervisedBy(change: Partial<Supervision>): Boot {
  const programs = SYSTEM.boot.programs.map((program): BootProgram => {
    const { name, supervision } = program;
    if (name !== PEER || supervision === undefined) return program;
    return { ...program, supervision: { ...supervision, ...change } };
  });
  return { ...SYSTEM.boot, programs };
}

function runWith(init: ProgramMain): Run {
  const options = { harts: 1, seed: 1, timeoutMs: 600_000, phase: undefined, json: false } as const;
  return run(SYSTEM, { ...options, until: { kind: 'end' }, evidence: undefined }, () => {}, {
    probes,
    programs: { init },
  });
}

/** The rungs of supervision that a run has printed, without stamps. */
const rungsOf = ({ lines }: Run): string[] =>
  lines.flatMap((line) => /SELFTEST: (?:supervision|crash-loop).*$/.exec(line)?.[0] ?? []);

const RESTART = 'SELFTEST: supervision restart';
const CAP = 'SELFTEST: crash-loop cap';

test('both rungs are printed for what the contract says', () => {
  expect(rungsOf(runWith(initOf(SYSTEM.boot)))).toEqual([`${RESTART} ok`, `${CAP} ok`]);
});

test.each([
  ['restarts nothing', { restart: 'never' }, RESTART, /next instance answers/],
  ['restarts once less', { maxInWindow: 2 }, CAP, /restarts: 2, expected 3/],
  ['restarts once more', { maxInWindow: 4 }, CAP, /restarts: 4, expected 3/],
  ['never forgets a failure', { windowNs: 1_000_000_000_000n }, CAP, /restarts: 2, expected 3/],
] as const)('an init that %s fails a rung', (_, change, rung, why) => {
  const ran = runWith(initOf(supervisedBy(change)));
  const failed = rungsOf(ran).find((line) => line.startsWith(`${rung} FAIL`));
  expect(failed).toMatch(why);
  expect(ran.accepted).toBe(false);
});

/** The slot of the peer with SEND of timed. */
const TIMED_OF_PEER = SYSTEM.boot.programs
  .find(({ name }) => name === 'selftest-peer')
  ?.calls.find(({ service }) => service === 'timed')?.slot;

/** Changes a syscall of init from the first restart on. */
function afterRestart(call: number, fault: Fault): ProgramMain {
  const main = initOf(SYSTEM.boot);
  return function* init(cpu) {
    let isRestart = false;
    const watched: Fault = function* (at) {
      isRestart = true;
      yield;
      void at;
    };
    const first = tampered(main(cpu), cpu, SYSCALL.taskKill, watched);
    yield* tampered(first, cpu, call, function* (at) {
      if (isRestart) yield* fault(at);
      else yield;
    });
  };
}

test.each([
  [
    'gives a capability less',
    rejected('EPERM', (cpu) => cpu.x[A3] === TIMED_OF_PEER),
    /next instance answers: "PeerGone"/,
  ],
  [
    'gives it into another slot',
    otherArguments((x) => void (x[A3] = (x[A3] ?? 0) + 20)),
    /next instance answers: "PeerGone"/,
  ],
] as const)('an init that %s at a restart fails the rung', (_, fault, why) => {
  const ran = runWith(afterRestart(SYSCALL.capTransferTo, fault));
  const failed = rungsOf(ran).find((line) => line.startsWith(`${RESTART} FAIL`));
  expect(failed).toMatch(why);
  expect(ran.accepted).toBe(false);
});
