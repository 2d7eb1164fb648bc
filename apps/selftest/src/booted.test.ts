/** What is booted leaves nothing out: the programs of contracts, their slots, and the devices. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS } from '@abicus/abi-kernel';
import { BOOT } from '@abicus/system';
import { expect, test } from 'vitest';

const CONTRACTS = join(import.meta.dirname, '../../../contracts/.lock/ir');
type Stored = {
  readonly contract: {
    readonly status: string;
    readonly program?: { readonly name?: string };
    readonly service?: { readonly name: string };
  };
};

test('every program of an accepted contract is booted, and no other', () => {
  const stated = readdirSync(CONTRACTS).flatMap((file) => {
    const { contract } = JSON.parse(readFileSync(join(CONTRACTS, file), 'utf8')) as Stored;
    const { status, program, service } = contract;
    const isBooted = status === 'accepted' && program !== undefined;
    return isBooted ? [service?.name ?? program.name ?? file] : [];
  });
  const names = BOOT.programs.map(({ name }) => name);
  expect([BOOT.first, ...names].toSorted()).toEqual(stated.toSorted());
});

test.each(BOOT.programs.map((program) => [program.name, program] as const))(
  'each slot of %s has one capability, and is in its table',
  (_, { requests, endpoints, clock, factory, devices, calls, notifies }) => {
    const services = new Map([...calls, ...notifies].map(({ service, slot }) => [service, slot]));
    const slots = [
      0,
      ...(requests === undefined ? [] : [requests.slot]),
      ...endpoints.flatMap(({ recv, send }) => [recv, send]),
      ...(clock === undefined ? [] : [clock]),
      ...(factory === undefined ? [] : [factory.slot]),
      ...devices.flatMap(({ registers, interrupt }) => [registers, interrupt]),
      ...services.values(),
    ];
    expect(new Set(slots).size).toBe(slots.length);
    expect(slots.filter((slot) => slot < 0 || slot >= LIMITS.capSlots)).toEqual([]);
    expect(
      [...calls, ...notifies].map(({ service, slot }) => services.get(service) === slot),
    ).not.toContain(false);
  },
);

test('each device is held by one program, and each slot of the first program by one thing', () => {
  const driven = BOOT.programs.flatMap(({ devices }) => devices.map(({ name }) => name));
  expect(driven.toSorted()).toEqual(BOOT.devices.map(({ name }) => name).toSorted());
  expect(new Set(driven).size).toBe(driven.length);
  const slots = [
    ...Object.values(BOOT.slots),
    ...BOOT.programs.map(({ image }) => image),
    ...BOOT.devices.flatMap(({ registers, interrupt }) => [registers, interrupt]),
  ];
  expect(new Set(slots).size).toBe(slots.length);
  expect(slots.filter((slot) => slot < 1 || slot >= LIMITS.capSlots)).toEqual([]);
});

test.each(BOOT.programs.filter(({ requests }) => requests !== undefined))(
  'the longest messages that wait for $name leave bytes in its budget, so that its next client waits and is not rejected',
  ({ requests }) => {
    const bytes = (requests?.depth ?? Infinity) * LIMITS.maxFrame;
    expect(bytes).toBeLessThan(LIMITS.queuedBytesPerOwner);
  },
);
