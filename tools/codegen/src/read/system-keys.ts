/** The keys of the board, of programs and of boot. */
import { dashed, kind, optional, words } from './key-basics.ts';

/** The access to a device's register. */
export const access = { one: { r: true, w: true, rw: true } } as const;

/** Rights of a capability. */
export const rights = {
  list: { one: { SEND: true, RECV: true, MAP: true, MANAGE: true, WRITE: true, TIME: true } },
} as const;

/** The slot and rights of a capability. */
export const grantKeys = { slot: 'number', rights } as const;

/** A capability that boot grants. */
export const grant = { what: 'a grant', keys: grantKeys } as const;

/** A device that programs may drive. */
export const attached = {
  what: 'an attached device',
  keys: { window: 'string', slot: optional('string'), line: 'string' },
} as const;

/** The program of a contract. */
export const statedProgram = {
  what: 'the program of a contract',
  keys: {
    name: optional(dashed),
    stackPages: optional('number'),
    depth: optional('number'),
    endpoints: optional({ record: 'number' }),
    time: optional('boolean'),
    endpointBudget: optional('number'),
    devices: optional(words),
    supervision: optional({
      what: 'the supervision of a program',
      keys: {
        restart: { one: { always: true, never: true } },
        backoff: { tuple: ['number', 'number'] },
        maxInWindow: 'number',
        window: 'number',
      },
    }),
    endsRun: optional('boolean'),
  },
} as const;

/** A program that boot starts. */
export const program = {
  what: 'a program',
  keys: {
    image: 'number',
    stackPages: 'number',
    factories: optional({
      record: {
        what: 'a factory',
        keys: { ...grantKeys, from: 'number', budget: optional('number') },
      },
    }),
    endpoints: { record: kind('bootEndpoint') },
  },
} as const;
