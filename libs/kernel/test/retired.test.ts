/** Tables in which every slot is retired: there is no place, though the limits allow more. */
import { factoryDeriveRaw, Rights } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { holdsBootFactory } from '../src/cap/cap.ts';
import { hasEndpointSpace } from '../src/cap/factory.ts';
import type { Core } from '../src/core/core.ts';
import { canCreateSpace } from '../src/mm/space.ts';
import { newVmo } from '../src/mm/vmo.ts';
import { cap, Kind } from '../src/state/capability.ts';
import { ROOT_FACTORY } from '../src/state/factory.ts';
import { LAST_INDEX, type Slots } from '../src/state/slots.ts';
import { canCreateTask } from '../src/task/table.ts';
import { INIT, World } from './support/world.ts';

test.each<readonly [string, (core: Core) => Slots<unknown>, (core: Core) => boolean]>([
  ['an endpoint', ({ state }) => state.endpoints, (core) => hasEndpointSpace(core, ROOT_FACTORY)],
  ['an address space', ({ state }) => state.spaces, canCreateSpace],
  ['a task', ({ state }) => state.tasks, canCreateTask],
  ['a VMO', ({ state }) => state.vmos, (core) => newVmo(core, 1) !== undefined],
])('there is no place for %s', (_, tableOf, hasPlace) => {
  const at = (length: number): boolean => {
    const { core } = new World().kernel;
    tableOf(core).items.length = length;
    return hasPlace(core);
  };
  expect([LAST_INDEX, LAST_INDEX + 1].map(at)).toEqual([true, false]);
});

test('a factory is derived only if there is a place for it', () => {
  const derive = (length: number): number => {
    const world = new World();
    world.core.state.factories.items.length = length;
    return world.call(world.init, (cpu) => factoryDeriveRaw(cpu, INIT.endpointFactory, 1, 0));
  };
  expect(derive(LAST_INDEX)).toBeGreaterThanOrEqual(0);
  expect(derive(LAST_INDEX + 1)).toBe(-28);
  expect(LAST_INDEX).toBe(0xffff);
});

test('a factory of the boot without MANAGE is none to create with', () => {
  const { MANAGE, SEND } = Rights;
  const held = (rights: number): boolean =>
    holdsBootFactory([cap(Kind.EndpointFactory, ROOT_FACTORY, rights)], Kind.EndpointFactory);
  expect([held(MANAGE), held(MANAGE | SEND), held(SEND)]).toEqual([true, true, false]);
});
