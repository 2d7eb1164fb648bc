/**
 * Scenes of each operation. `valid` prepares a new world and returns a request that succeeds in it. Each `violate` changes
 * the request, its world or its caller so that exactly that check rejects it.
 */
import {
  type AppendRequest,
  LIMITS,
  LogLevel,
  type QueryRequest,
  type StatsRequest,
} from '@abicus/abi-logd';
import type { Slots } from '@abicus/abi-logd/testing';
import { type World, client } from './world.ts';

/** A request and its world. */
export interface Scene<R> {
  readonly world: World;
  request: R;
}

/** A short record. */
export const RECORD: AppendRequest = {
  level: LogLevel.Info,
  scope: 'scope',
  message: 'message',
  fields: 'key=value\n',
};

/** Appends as one sender until its window is used up. */
export function useUp(world: World, sender: bigint = world.identity): void {
  world.identity = sender;
  for (let i = 0; i < LIMITS.perWindow; i++) client.append(world, RECORD);
}

/** By operation. */
export const SLOTS = {
  append: {
    valid: (_world: World): AppendRequest => RECORD,
    violate: {
      /** A key in the fields claims an identity. */
      spoof: {
        violate: (scene) => {
          scene.request = { ...scene.request, fields: 'a=b\nservice_id=5' };
        },
      },
      /** Too many records of one sender in its window. */
      rate: { violate: ({ world }) => useUp(world) },
      /** Too many senders have a window. */
      senders: {
        // A sender whose window is used up has a place.
        impossibleWith: ['rate'],
        violate: ({ world }) => {
          const { identity } = world;
          for (let n = 1; n <= LIMITS.senders; n++) {
            world.identity = identity + BigInt(n);
            client.append(world, RECORD);
          }
          world.identity = identity;
        },
      },
    } satisfies Slots<Scene<AppendRequest>>['append'],
  },
  query: {
    valid: (_world: World): QueryRequest => ({ since: 0n, max: 1 }),
  },
  stats: {
    valid: (_world: World): StatsRequest => ({}),
  },
};
