/**
 * Programs in C and Rust that call each other through the kernel, with the generated functions. Here each language and each
 * form of call on one side; both sides: `tools/scripts/native/calls.deep.ts`.
 */
import { describe, expect, test } from 'vitest';
import { PAIRS, played } from './testing/native-calls.ts';
import { missing } from './testing/native-task.ts';

const some = PAIRS.filter(({ what }) => /^in C .*V2,|^in Rust .*ipcCall,/.test(what));

describe.skipIf(missing !== '')(`payloads travel in registers and in memory${missing}`, () => {
  test('two of the pairs are tried', () => {
    expect(some).toHaveLength(2);
  });

  test.each(some)('of a client $what', ({ client, server, ...said }) => {
    const { calls, serves, pid } = played({ client, server });
    expect({ calls, serves }).toEqual({ calls: said.calls, serves: said.serves(pid) });
  });
});
