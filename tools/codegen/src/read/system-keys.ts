/** The keys of the board and of boot. */
import { kind, optional } from './key-basics.ts';

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

/** A program that boot starts. */
export const program = {
  what: 'a program',
  keys: {
    image: 'number',
    stackPages: 'number',
    factories: optional({ record: { what: 'a factory', keys: { ...grantKeys, from: 'number' } } }),
    endpoints: { record: kind('bootEndpoint') },
  },
} as const;
