/** A service that says that it is ready, and answers no request: exactly its `ready` is red. */
import { encodeReady } from '@abicus/abi-init';
import { asCapSlot } from '@abicus/abi-kernel';
import { awaitStart, INIT_SLOT, Receiver, send } from '@abicus/ipc';
import { print, type ProgramMain } from '@abicus/program';
import { SYSTEM } from '@abicus/system';
import { expect, test } from 'vitest';
import { probesFor } from '../test/probes-for.ts';
import { RUN_OPTIONS } from '../test/options.ts';
import { run, type RunOverrides } from './run.ts';

const SERVICES = SYSTEM.boot.programs.flatMap(({ name, requests }) =>
  requests === undefined ? [] : [{ name, slot: requests.slot }],
);

/** A service that takes each request, and replies to none. */
function silent(name: string, slot: number): ProgramMain {
  return function* main(cpu) {
    const start = yield* awaitStart(cpu);
    const printed = yield* print(cpu, `${name}: ready`);
    const frame = encodeReady({ version: 'v2', nonce: 0 }) ?? new Uint8Array();
    const told = yield* send(cpu, INIT_SLOT, frame, 0n);
    const requests = new Receiver(cpu, asCapSlot(slot), 64);
    for (let isOpen = start.ok && printed.ok && told.ok; isOpen;) {
      const request = yield* requests.receive(0n);
      isOpen = request.ok;
    }
  };
}

/** What is found of a run: kind and rung of each finding. */
function found(overrides: RunOverrides): string[] {
  const { verdict } = run(SYSTEM, RUN_OPTIONS, () => {}, overrides);
  return verdict.findings.map(({ kind, rung }) => `${kind} ${rung}`);
}

/** The names of rungs with this text. */
const rungsNamed = (text: string): string[] =>
  SYSTEM.ladder.rungs.flatMap((rung) => (rung.text === text ? [rung.name] : []));

test.each(SERVICES)('$name answers no request: its readiness does not count', ({ name, slot }) => {
  const programs = { [name]: silent(name, slot) };
  // No probe asks it either.
  const [answers, is] = [found({ probes: [] }), found({ probes: [], programs })];
  const [ready] = rungsNamed(`${name}: ready`);
  expect(is.toSorted()).toEqual([...answers, `unanswered ${ready}`].toSorted());
});

test('a part of the ladder before the client shows no answer, and is accepted', () => {
  const programs = Object.fromEntries(SERVICES.map(({ name, slot }) => [name, silent(name, slot)]));
  const options = { ...RUN_OPTIONS, phase: 'bringup' } as const;
  expect(run(SYSTEM, options, () => {}, { programs }).accepted).toBe(true);
});

test('each service of the ladder is asked, and init', () => {
  const { verdict, lines } = run(SYSTEM, RUN_OPTIONS, () => {}, { probes: probesFor(2) });
  expect(verdict.findings).toEqual([]);
  const told = lines.flatMap((line) => /SELFTEST: answered (\S+)$/.exec(line)?.[1] ?? []);
  expect(told.toSorted()).toEqual([...SERVICES.map(({ name }) => name), 'init'].toSorted());
  const needed = SYSTEM.ladder.rungs.flatMap(({ answered }) => answered?.text ?? []);
  expect(needed.toSorted()).toEqual(told.map((name) => `SELFTEST: answered ${name}`).toSorted());
});
