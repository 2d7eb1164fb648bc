/** Grants of init: each capability goes to its program, and init keeps none. */
import { SLOTS } from '@abicus/abi-init';
import { asCapSlot, asPid, Rights, SYSCALL } from '@abicus/abi-kernel';
import type { Boot } from '@abicus/wire';
import { expect, test } from 'vitest';
import { FakeCpu, type SyscallHandler, type SyscallRecord } from '../../../ipc/test/fake-cpu.ts';
import { bootOf, bootProgram, calls } from '../test/small-boot.ts';
import type { StartedProgram } from './start.ts';
import { wireEndpoints } from './wire-endpoints.ts';
import { copyGrants } from './copy-grants.ts';
import { copyWirings, grantCount, endpointWirings } from './wiring.ts';

/** A service, another one that calls it, and a program with everything that a program can hold. */
const BOOT: Boot = {
  ...bootOf(
    bootProgram('clock-keeper', 8, { clock: 3 }),
    bootProgram('desk', 9, { calls: [calls('clock-keeper', 3)] }),
    bootProgram('driver', 10, {
      endpoints: [{ name: 'replies', depth: 4, recv: 3, send: 4 }],
      clock: 5,
      factory: { slot: 6, budget: 2 },
      devices: [{ name: 'disk', registers: 7, interrupt: 8 }],
      calls: [calls('clock-keeper', 9), calls('init', 1)],
      // Through the slot of the calls.
      notifies: [calls('clock-keeper', 9), calls('desk', 10)],
    }),
  ),
  devices: [{ name: 'disk', base: 0x1000, length: 0x1000, line: 1, registers: 11, interrupt: 12 }],
};

/** Started programs, with pids from 101. */
function started(without?: string): Map<string, StartedProgram> {
  const all = BOOT.programs.map(({ name }, i) => {
    return [name, { name, pid: asPid(101 + i), control: asCapSlot(50 + i) }] as const;
  });
  return new Map(all.filter(([name]) => name !== without));
}

const pidOf = (name: string): number => 101 + BOOT.programs.findIndex((one) => one.name === name);

/** The syscalls for the boot list, if each endpoint is created in slot 30. */
const EXPECTED = endpointWirings(BOOT).flatMap(({ owner, depth, grants }) => [
  [SYSCALL.ipcEndpointCreateFor, SLOTS.endpointFactory, pidOf(owner), depth],
  ...grants.map(({ program, slot, rights }) => [
    SYSCALL.capTransferTo,
    pidOf(program),
    30,
    rights,
    slot,
  ]),
  [SYSCALL.capClose, 30],
]);

/** The syscalls for the copies of init's capabilities, if each factory is derived in slot 31; by name of the copy. */
const CALLS_OF_COPIES = copyWirings(BOOT).flatMap(
  ({ program, name, from, budget, slot, rights }): (readonly [string, readonly number[]])[] => {
    const own = `${name} to ${program}`;
    const source = budget === undefined ? from : 31;
    const given = [SYSCALL.capTransferTo, pidOf(program), source, rights, slot];
    if (budget === undefined) return [[own, given]];
    return [
      [own, [SYSCALL.factoryDerive, from, budget]],
      [own, given],
      [own, [SYSCALL.capClose, 31]],
    ];
  },
);
const COPIES = CALLS_OF_COPIES.map(([, call]) => call);

const success: SyscallHandler = ({ number, args: [, , , slot = 0n] }) => {
  if (number === SYSCALL.ipcEndpointCreateFor) return 30;
  if (number === SYSCALL.factoryDerive) return 31;
  return number === SYSCALL.capTransferTo ? slot : 0;
};

const syscalls = ({ number, args }: SyscallRecord, length: number): number[] => [
  number,
  ...args.slice(0, length - 1).map(Number),
];

test('boot.invariant.wiredBeforeReady: each endpoint is created, granted and closed, in the order of the list', () => {
  const cpu = new FakeCpu();
  const result = cpu.run(wireEndpoints(cpu, BOOT, started()), ...EXPECTED.map(() => success));
  const granted = EXPECTED.filter(([call]) => call === SYSCALL.capTransferTo);
  expect(result).toEqual({ ok: true, value: granted.length });
  expect(cpu.traps.map((trap, i) => syscalls(trap, EXPECTED[i]?.length ?? 0))).toEqual(EXPECTED);
});

test('boot.invariant.declaredOnly: the grants in a start message equal the granted capabilities', () => {
  for (const { name } of BOOT.programs) {
    const result = [...EXPECTED, ...COPIES].filter(([call, pid]) => {
      return call === SYSCALL.capTransferTo && pid === pidOf(name);
    });
    expect([name, grantCount(BOOT, name)]).toEqual([name, result.length]);
  }
  expect(grantCount(BOOT, 'nobody')).toBe(0);
});

test.each(EXPECTED.map((call, at) => [at, call[0]] as const))(
  'call %d stops the wiring if it fails, and the endpoint is named',
  (at) => {
    const cpu = new FakeCpu();
    const results = EXPECTED.slice(0, at).map(() => success);
    const result = cpu.run(wireEndpoints(cpu, BOOT, started()), ...results, () => -1);
    expect(result).toEqual({ ok: false, error: expect.stringMatching(/^[\w-]+\.\w+.*: EPERM$/) });
  },
);

test('each copy of a capability of init goes to the slot of the list, with its rights', () => {
  const cpu = new FakeCpu();
  const result = cpu.run(copyGrants(cpu, BOOT, started()), ...COPIES.map(() => success));
  expect(result).toEqual({ ok: true, value: copyWirings(BOOT).length });
  expect(cpu.traps.map((trap, i) => syscalls(trap, COPIES[i]?.length ?? 0))).toEqual(COPIES);
  expect(COPIES.length).toBeGreaterThan(0);
});

test('a program gets the clock, a factory and devices with the rights that these have', () => {
  const { TIME, MANAGE, MAP, WRITE, RECV } = Rights;
  expect(
    copyWirings(BOOT).map(({ program, from, slot, rights }) => [program, from, slot, rights]),
  ).toEqual([
    ['clock-keeper', SLOTS.clock, 3, TIME],
    ['driver', SLOTS.clock, 5, TIME],
    ['driver', SLOTS.endpointFactory, 6, MANAGE],
    ['driver', 11, 7, MAP | WRITE],
    ['driver', 12, 8, RECV],
  ]);
});

test('each caller of a service gets SEND once, also if it sends events to it', () => {
  const [first, second] = endpointWirings(BOOT);
  const { RECV, SEND } = Rights;
  expect(first?.grants.map(({ program, slot, rights }) => [program, slot, rights])).toEqual([
    ['clock-keeper', 2, RECV],
    ['desk', 3, SEND],
    ['driver', 9, SEND],
  ]);
  expect(second?.grants.map(({ program, slot, rights }) => [program, slot, rights])).toEqual([
    ['desk', 2, RECV],
    ['driver', 10, SEND],
  ]);
});

test('a copy that fails, or whose program is not started, stops the boot and is named', () => {
  for (const at of COPIES.keys()) {
    const cpu = new FakeCpu();
    const results = COPIES.slice(0, at).map(() => success);
    const result = cpu.run(copyGrants(cpu, BOOT, started()), ...results, () => -1);
    expect(result).toEqual({ ok: false, error: `${CALLS_OF_COPIES[at]?.[0]}: EPERM` });
  }
  const cpu = new FakeCpu();
  const result = cpu.run(copyGrants(cpu, BOOT, started('clock-keeper')));
  expect(result).toEqual({ ok: false, error: 'clock: clock-keeper is not started' });
});

test('an owner that is not started is named, and no endpoint is created', () => {
  const [first] = endpointWirings(BOOT);
  const cpu = new FakeCpu();
  expect(cpu.run(wireEndpoints(cpu, BOOT, started(first?.owner)))).toEqual({
    ok: false,
    error: `${first?.owner}.${first?.name}: its owner is not started`,
  });
});

test('a client that is not started is named', () => {
  const [first] = endpointWirings(BOOT);
  const at = first?.grants.findIndex(({ program }) => program !== first.owner) ?? -1;
  const client = first?.grants[at]?.program ?? '';
  const cpu = new FakeCpu();
  // The endpoint is created, and granted to the programs before it.
  const results = Array.from({ length: at + 1 }, () => success);
  expect(cpu.run(wireEndpoints(cpu, BOOT, started(client)), ...results)).toEqual({
    ok: false,
    error: `${first?.owner}.${first?.name}: ${client} is not started`,
  });
});
