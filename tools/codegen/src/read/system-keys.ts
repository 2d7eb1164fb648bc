/** The keys of the board and of programs. */
import { dashed, optional, words } from './key-basics.ts';

/** The access to a device's register. */
export const access = { one: { r: true, w: true, rw: true } } as const;

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
