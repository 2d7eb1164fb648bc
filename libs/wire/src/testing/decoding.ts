/** Runs decoding cases on generated decoders, a whole kernel, or a guest on a machine. */
import { A0, A7 } from '../registers.ts';
import type { Call } from '../call.ts';
import { ARGUMENTS, setRegister } from './argument-registers.ts';
import { isReject } from '../reject.ts';
import type { UserMemory } from '../user-memory.ts';
import { decodeCases, decodeTitle, type DecodeCase } from './decode-cases.ts';
import { fromHex } from './hex.ts';
import { REACHED_HANDLERS, unlessReached } from './reached.ts';
import type { Calls } from './shapes.ts';
import type { TestCase } from './test-case.ts';

/** Makes a call and returns the number of the error that decoding gives, or 0. */
export type DecodeDriver = (one: DecodeCase) => number;

/** The generated `dispatch` of a kernel. */
export type Dispatch = (handlers: never, call: Call) => unknown;

/** A register file with a case's registers. */
export function caseRegisters(one: DecodeCase): Int32Array {
  const x = new Int32Array(64);
  const places = [A7, ...ARGUMENTS.values()];
  one.registers.forEach((value, i) => {
    const at = places[i];
    if (at !== undefined) setRegister(x, at, value);
  });
  return x;
}

/** The memory of a case; stores fail. */
export function caseMemory({ memory }: Pick<DecodeCase, 'memory'>): UserMemory {
  const parts = memory.map(({ va, hex }) => ({ va, bytes: fromHex(hex) }));
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

/**
 * A driver for generated decoders: each call must reach its own handler, and a reject must be in the
 * caller's registers.
 */
export function dispatchDriver(dispatch: Dispatch): DecodeDriver {
  return (one) => {
    const call: Call = { x: caseRegisters(one), memory: caseMemory(one) };
    const result = unlessReached(() => [dispatch(REACHED_HANDLERS, call)], one.handler);
    if (result === undefined) return 0;
    const [reason] = result;
    if (!isReject(reason)) throw new Error(`${one.what}: neither rejected nor handled`);
    const { errno } = reason;
    if (call.x[A0] === -errno && call.x[A0 + 1] === -1) return errno;
    throw new Error(`rejected with ${errno}, but a0 is ${call.x[A0]} and ${call.x[A0 + 1]}`);
  };
}

/** Tests of all decoding cases. */
export function decodeTests(calls: Calls, drive: DecodeDriver): TestCase[] {
  return decodeCases(calls).map((one) => ({
    title: decodeTitle(one),
    run: () => drive(one),
    expected: one.errno,
  }));
}
