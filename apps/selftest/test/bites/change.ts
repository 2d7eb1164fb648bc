/**
 * What a fault changes at one trap: to the task, the kernel or a service behind it is broken. Its text:
 *
 *     rejects EPERM                   the kernel does not act, and returns the error
 *     skips 0                         the kernel does not act, and returns the value
 *     says EPERM                      the kernel acts, and returns the error
 *     says 0                          the kernel acts, and returns the value
 *     takes 5000000                   the kernel acts, and takes so many nanoseconds longer
 *     a1 +1                           the kernel acts, and returns another value in a register: + - ^ or = a number
 *     *a1+3 ^1                        the kernel acts, and changes the byte behind the address that a1 held
 *     *0x25000064 =1                  the kernel acts, and changes the byte at the address; of a device, its register
 *     written 3 ^1                    the kernel acts, and changes the fourth of the bytes that it wrote for the task
 *     with a1 +1                      the kernel acts on another argument
 *     with *a1+3 ^1                   the kernel acts on an argument with another byte
 *     with state.cpus.1.online =0     the kernel acts, in another state or with other counters or limits
 */
import { ERRNO, type Errno } from '@abicus/abi-kernel';
import { registerOf } from './registers.ts';

/** How a number is changed by another one. */
export interface Step {
  readonly by: string;
  readonly amount: number;
}

/** Where a number is. */
export type Target =
  | { readonly kind: 'register'; readonly index: number }
  /** The byte at an offset behind the address in a register; without a register, at that address. */
  | { readonly kind: 'byte'; readonly index: number | undefined; readonly offset: number }
  /** One of the bytes that the kernel wrote. */
  | { readonly kind: 'written'; readonly nth: number }
  /** A field of the kernel. */
  | { readonly kind: 'field'; readonly path: readonly string[] };

/** A change. */
export type Change =
  | { readonly kind: 'result'; readonly acts: boolean; readonly value: number }
  | { readonly kind: 'takes'; readonly ns: number }
  | {
      readonly kind: 'number';
      readonly isBefore: boolean;
      readonly target: Target;
      readonly step: Step;
    };

const RESULT = /^(rejects|skips|says|takes) (-?\w+)$/;
const NUMBER = /^(with )?(\S+|written \d+) ([-+^=])(\d+)$/;
const WRITTEN = /^written (\d+)$/;
const BYTE = /^\*(\w+)\+(\d+)$/;
const ADDRESS = /^\*(0x[0-9a-f]+)$/;
const FIELD = /^(?:state|counters|limits)(?:\.\w+)+$/;

/** Reads the text of a change; undefined for any other text. */
export function readChange(text: string): Change | undefined {
  const result = RESULT.exec(text);
  if (result !== null) return resultOf(result[1] ?? '', result[2] ?? '');
  const [, before, where = '', by = '', amount] = NUMBER.exec(text) ?? [];
  const target = targetOf(where);
  if (target === undefined) return undefined;
  const isBefore = before !== undefined;
  return { kind: 'number', isBefore, target, step: { by, amount: Number(amount) } };
}

const isErrno = (text: string): text is Errno => Object.hasOwn(ERRNO, text);

function resultOf(verb: string, said: string): Change | undefined {
  const value = isErrno(said) ? -ERRNO[said] : Number(said);
  if (!Number.isSafeInteger(value)) return undefined;
  if (verb === 'takes') return { kind: 'takes', ns: value };
  return { kind: 'result', acts: verb === 'says', value };
}

function targetOf(text: string): Target | undefined {
  const written = WRITTEN.exec(text);
  if (written !== null) return { kind: 'written', nth: Number(written[1]) };
  if (FIELD.test(text)) return { kind: 'field', path: text.split('.') };
  const address = ADDRESS.exec(text);
  if (address !== null) return { kind: 'byte', index: undefined, offset: Number(address[1]) };
  const [, name = text, offset] = BYTE.exec(text) ?? [];
  const index = registerOf(name);
  if (index === undefined) return undefined;
  if (offset === undefined) return { kind: 'register', index };
  return { kind: 'byte', index, offset: Number(offset) };
}

/** The number after a step. */
export function stepped(from: number, { by, amount }: Step): number {
  if (by === '=') return amount;
  if (by === '^') return from ^ amount;
  return by === '+' ? from + amount : from - amount;
}
