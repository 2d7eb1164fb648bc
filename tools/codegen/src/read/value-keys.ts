/** The keys of types and fields. */
import type { NamedType } from '@abicus/contract';
import { optional, scalar, word } from './key-basics.ts';
import type { SpecFor } from './spec.ts';

/** Numbers by name. */
export const numbers = { record: 'number' } as const;

/** A type with a name. */
export const namedType = {
  kinds: {
    newtype: true,
    enumeration: true,
    flags: true,
    struct: true,
    record: true,
    union: true,
    sized: true,
  },
} as const satisfies SpecFor<NamedType>;

/** A field of a structure or frame. */
export const field = {
  any: [
    'string',
    {
      kinds: {
        scalar: true,
        ranged: true,
        zero: true,
        constant: true,
        length: true,
        text: true,
        bytes: true,
        octets: true,
        list: true,
        tail: true,
      },
    },
  ],
} as const;

/** The element of a list. */
export const element = {
  any: ['string', { kinds: { scalar: true, ranged: true, text: true, bytes: true, octets: true } }],
} as const;

/** The place of a field's length. */
export const lengthPlace = { any: [word, { kinds: { scalar: true, rest: true } }] } as const;

/** Fields by name, in the order of the wire. */
export const fields = { record: field } as const;

/** An integer: the name of its type, or a plain one. */
export const nameOrScalar = { any: ['string', scalar] } as const;

/** The bounds of a newtype's values. */
export const newtypeRules = {
  what: 'the rules of a newtype',
  keys: {
    errno: optional('string'),
    align: optional('number'),
    min: optional('number'),
    below: optional('number'),
  },
} as const;

/** The bounds of a text or of bytes. */
export const sizes = {
  what: 'the bounds',
  keys: { min: optional('number'), max: 'number' },
} as const;

/** The bounds of a list. */
export const listSizes = {
  what: 'the bounds',
  keys: { ...sizes.keys, bytes: optional('number') },
} as const;
