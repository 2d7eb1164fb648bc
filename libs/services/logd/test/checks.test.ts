/**
 * Every check of logd: violated alone, it rejects with its own status and nothing changes; of two that are violated
 * at once, the earlier one decides.
 */
import { CHECKS } from '@abicus/abi-logd/testing';
import { type CheckRow, type Violation, titled, violationsOf } from '@abicus/wire/testing';
import { describe, expect, test } from 'vitest';
import { SLOTS, type Scene } from './slots.ts';
import { World, client } from './world.ts';

/** An operation: its checks, a valid request, the violations, and the call. */
interface Checked<R> {
  readonly rows: readonly CheckRow[];
  readonly valid: (world: World) => R;
  readonly violate: Readonly<Record<string, Violation<Scene<R>, string>>>;
  readonly call: (world: World, request: R) => unknown;
}

/** The tests of an operation: each check violated alone, and each pair that is possible at once. */
function provenBy<R>(id: string, { rows, valid, violate, call }: Checked<R>): void {
  describe(`${id}*`, () => {
    test.each(titled(violationsOf<Scene<R>>(rows, violate)))('%s', async (_, violated) => {
      const world = new World();
      const scene: Scene<R> = { world, request: valid(world) };
      await violated.violate(scene);
      const before = world.digest();
      const { id: check, error } = violated.decides;
      expect(call(world, scene.request)).toEqual({ ok: false, error });
      // The decoder makes some checks: then no handler is reached.
      expect(world.rejectedBy ?? check).toBe(check);
      expect(world.digest()).toBe(before);
    });
  });
}

provenBy('logd.append.', { rows: CHECKS.append, ...SLOTS.append, call: client.append });
