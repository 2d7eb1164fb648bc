// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:642ef945d7317870

import type { UserMemory } from '@abicus/wire';
import { fromHex } from './hex.ts';

/** A call as data: what is in its registers and its memory, and how decoding it ends. */
export type DecodeCase = {
  /** Ids of the elements that it shows something of, the operation or error first. */
  readonly covers: readonly string[];
  /** What is wrong with it, or what is special about it. */
  readonly what: string;
  /** a7, then a0 to a5. */
  readonly registers: readonly bigint[];
  /** What is mapped, in hexadecimal. Nothing else is. */
  readonly memory: readonly { readonly va: number; readonly hex: string }[];
  /** The number of the error that it is refused with, 0 if decoding takes it. */
  readonly errno: number;
};

/** Something that decodes calls: a kernel's decoders, a whole kernel, or a guest on a machine. */
export interface CaseDriver {
  /** Makes a call, and gives the number of the error that decoding refuses it with, else 0. */
  run(one: DecodeCase): number;
}

/** The title of a case's test, which starts with the ids of what it shows something of. */
export function caseTitle(one: DecodeCase): string {
  const end = one.errno === 0 ? 'is taken' : 'is refused';
  return `${one.covers.join(' ')} ${end}: ${one.what}`;
}

/** A register file with a case's registers in it: x10 to x15 and x17. */
export function caseRegisters(one: DecodeCase): Int32Array {
  const x = new Int32Array(64);
  const put = (register: number, value: bigint): void => {
    x[2 * register] = Number(BigInt.asIntN(32, value));
    x[2 * register + 1] = Number(BigInt.asIntN(32, value >> 32n));
  };
  one.registers.forEach((value, i) => put(i === 0 ? 17 : 9 + i, value));
  return x;
}

/** The memory of a case: nothing can be stored to. */
export function caseMemory(one: DecodeCase): UserMemory {
  const parts = one.memory.map(({ va, hex }) => ({ va, bytes: fromHex(hex) }));
  const read = (va: number, length: number): Uint8Array | undefined => {
    if (length === 0) return new Uint8Array(0);
    const part = parts.find((at) => va >= at.va && va + length <= at.va + at.bytes.length);
    return part?.bytes.slice(va - part.va, va - part.va + length);
  };
  return {
    read,
    readable: (va, length) => read(va, length) !== undefined,
    writable: () => false,
    write: () => false,
  };
}
