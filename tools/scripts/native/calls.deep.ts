/** Programs in C and Rust that call each other through the kernel: each language on each side of each form of call. */
import { describe, expect, test } from 'vitest';
import { PAIRS, played } from '../../../contracts/testing/native-calls.ts';
import { missing } from '../../../contracts/testing/native-task.ts';

describe.skipIf(missing !== '')(`payloads travel in registers and in memory${missing}`, () => {
  test.each(PAIRS)('of a client $what', ({ client, server, ...said }) => {
    const { calls, serves, pid } = played({ client, server });
    expect({ calls, serves }).toEqual({ calls: said.calls, serves: said.serves(pid) });
  });
});
