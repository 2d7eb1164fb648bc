import { LIMITS, SYSCALL } from '@abicus/abi-kernel';
import {
  A0,
  A1,
  A7,
  encodeUtf8,
  proof,
  SP,
  type Cpu,
  type Marker,
  type Program,
} from '@abicus/wire';
import { expect, test } from 'vitest';
import { emit, print } from './index.ts';

/** Runs a program and gives the bytes of the line that it writes. */
function written(program: (cpu: Cpu) => Program<unknown>): string {
  const memory = new Uint8Array(4096);
  const x = new Int32Array(64);
  x[SP] = memory.length;
  const write = (va: number, bytes: Uint8Array): void => memory.set(bytes, va);
  const running = program({ x, write } as unknown as Cpu);
  expect(running.next().done).toBe(false);
  expect(x[A7]).toBe(SYSCALL.debugWrite);
  const at = x[A0] ?? 0;
  const length = x[A1] ?? 0;
  x[A0] = length;
  x[A0 + 1] = 0;
  expect(running.next()).toEqual({ done: true, value: { ok: true, value: length } });
  return new TextDecoder().decode(memory.subarray(at, at + length));
}

const marker: Marker = {
  id: 'test.marker.probe',
  text: 'TEST: probe ok',
  fail: 'TEST: probe FAIL',
  by: 'test',
  proves: ['probe'],
};

test('kernel.limit.debugLine: a longer line is truncated to the limit', () => {
  expect(written((cpu) => print(cpu, 'short'))).toBe('short');
  const long = 'x'.repeat(LIMITS.debugLine);
  expect(written((cpu) => print(cpu, `${long}y`))).toBe(long);
  expect(encodeUtf8(long)).toHaveLength(LIMITS.debugLine);
});

test('testing.invariant.honest: a marker is printed for its evidence, otherwise its failure line with the failed check', () => {
  const proven = (actual: number) => {
    const checks = proof(marker);
    checks.equal('probe', 'a number', actual, 1);
    return checks.end();
  };
  expect(written((cpu) => emit(cpu, marker, proven(1)))).toBe('TEST: probe ok');
  expect(written((cpu) => emit(cpu, marker, proven(2)))).toMatch(
    /^TEST: probe FAIL .*a number: 2, expected 1/,
  );
  expect(written((cpu) => emit(cpu, marker, proof(marker).end()))).toMatch(/^TEST: probe FAIL/);
});
