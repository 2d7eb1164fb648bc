/** Grants of init: each capability of the boot list goes to its program, and init keeps none. */
import { BOOT, SLOTS } from '@abicus/abi-init';
import { asCapSlot, asPid, Rights, SYSCALL } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { FakeCpu, type SyscallHandler, type SyscallRecord } from '../../../ipc/test/fake-cpu.ts';
import type { StartedProgram } from './start.ts';
import { wireEndpoints } from './wire-endpoints.ts';
import { copyGrants } from './copy-grants.ts';
import { copyWirings, grantCount, endpointWirings } from './wiring.ts';

/** Started programs, with pids from 101. */
function started(without?: string): Map<string, StartedProgram> {
  const all = BOOT.map(({ name }, i) => {
    return [name, { name, pid: asPid(101 + i), control: asCapSlot(50 + i) }] as const;
  });
  return new Map(all.filter(([name]) => name !== without));
}

const pidOf = (name: string): number => 101 + BOOT.findIndex((one) => one.name === name);

/** The syscalls for the boot list, if each endpoint is created in slot 30. */
const EXPECTED = endpointWirings(BOOT).flatMap(({ owner, endpoint, grants }) => [
  [SYSCALL.ipcEndpointCreateFor, SLOTS.init.endpointFactory, pidOf(owner), endpoint.depth],
  ...grants.map(({ program, slot, rights }) => [
    SYSCALL.capTransferTo,
    pidOf(program),
    30,
    rights,
    slot,
  ]),
  [SYSCALL.capClose, 30],
]);

/** The syscalls for the copies of init's capabilities. */
const COPIES = copyWirings(BOOT).map(({ program, from, slot, rights }) => [
  SYSCALL.capTransferTo,
  pidOf(program),
  from,
  rights,
  slot,
]);

const success: SyscallHandler = ({ number, args: [, , , slot = 0n] }) => {
  if (number === SYSCALL.ipcEndpointCreateFor) return 30;
  return number === SYSCALL.capTransferTo ? slot : 0;
};

const syscalls = ({ number, args }: SyscallRecord, length: number): number[] => [
  number,
  ...args.slice(0, length - 1).map(Number),
];

test('boot.invariant.wiredBeforeReady: each endpoint is created, granted and closed, in the order of the list', () => {
  const cpu = new FakeCpu();
  const result = cpu.run(wireEndpoints(cpu, started()), ...EXPECTED.map(() => success));
  const granted = EXPECTED.filter(([call]) => call === SYSCALL.capTransferTo);
  expect(result).toEqual({ ok: true, value: granted.length });
  expect(cpu.traps.map((trap, i) => syscalls(trap, EXPECTED[i]?.length ?? 0))).toEqual(EXPECTED);
});

test('boot.invariant.declaredOnly: the grants in a start message equal the granted capabilities', () => {
  for (const { name } of BOOT) {
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
    const result = cpu.run(wireEndpoints(cpu, started()), ...results, () => -1);
    expect(result).toEqual({ ok: false, error: expect.stringMatching(/^[\w-]+\.\w+.*: EPERM$/) });
  },
);

test('each copy of a capability of init goes to the slot of the list, with its rights', () => {
  const cpu = new FakeCpu();
  const result = cpu.run(copyGrants(cpu, started()), ...COPIES.map(() => success));
  expect(result).toEqual({ ok: true, value: COPIES.length });
  expect(cpu.traps.map((trap) => syscalls(trap, 5))).toEqual(COPIES);
  expect(COPIES.length).toBeGreaterThan(0);
});

test('only timed and the selftest client get the clock', () => {
  const clocks = copyWirings(BOOT).filter(({ from }) => from === SLOTS.init.clock);
  expect(clocks.map(({ program }) => program)).toEqual(['timed', 'selftest-client']);
  expect(clocks.map(({ rights }) => rights)).toEqual([Rights.TIME, Rights.TIME]);
});

test('only the selftest client gets the block device: its registers, and its interrupt', () => {
  const { blockRegisters, blockInterrupt } = SLOTS.init;
  const { MAP, WRITE, RECV } = Rights;
  const copies = copyWirings(BOOT).filter(({ from }) => from >= blockRegisters);
  expect(copies.map(({ program, from, rights }) => [program, from, rights])).toEqual([
    ['selftest-client', blockRegisters, MAP | WRITE],
    ['selftest-client', blockInterrupt, RECV],
  ]);
});

test('a copy that fails, or whose program is not started, stops the boot and is named', () => {
  for (const at of COPIES.keys()) {
    const cpu = new FakeCpu();
    const results = COPIES.slice(0, at).map(() => success);
    const result = cpu.run(copyGrants(cpu, started()), ...results, () => -1);
    const { name, program } = copyWirings(BOOT)[at] ?? {};
    expect(result).toEqual({ ok: false, error: `${name} to ${program}: EPERM` });
  }
  const cpu = new FakeCpu();
  const result = cpu.run(copyGrants(cpu, started('timed')));
  expect(result).toEqual({ ok: false, error: 'clock: timed is not started' });
});

test('an owner that is not started is named, and no endpoint is created', () => {
  const [first] = endpointWirings(BOOT);
  const cpu = new FakeCpu();
  expect(cpu.run(wireEndpoints(cpu, started(first?.owner)))).toEqual({
    ok: false,
    error: `${first?.owner}.${first?.endpoint.name}: its owner is not started`,
  });
});

test('a client that is not started is named', () => {
  const [first] = endpointWirings(BOOT);
  const at = first?.grants.findIndex(({ program }) => program !== first.owner) ?? -1;
  const client = first?.grants[at]?.program ?? '';
  const cpu = new FakeCpu();
  // The endpoint is created, and granted to the programs before it.
  const results = Array.from({ length: at + 1 }, () => success);
  expect(cpu.run(wireEndpoints(cpu, started(client)), ...results)).toEqual({
    ok: false,
    error: `${first?.owner}.${first?.endpoint.name}: ${client} is not started`,
  });
});
