/** Callers of operations, as generated code distinguishes them. */
import { fnv1a64 } from '@abicus/wire';
import { expect, test } from 'vitest';
import { generatedFrom, run } from '../../testing/generated.ts';

type Serve = (
  handlers: Readonly<Record<string, () => unknown>>,
  call: { readonly sender: bigint },
  frame: Uint8Array,
) => Uint8Array;

type Served = {
  readonly serve: Serve;
  readonly OPERATION_AUTHORITY: ReadonlyMap<number, ReadonlySet<bigint>>;
};

const spool = (authority: string): string => `
  principals: ['init', 'shell', 'guest'],
  service: {
    name: 'spool', status: { OK: 0, BAD: 1, NO: 2 }, authority: ${authority},
    envelope: { magic: 'SP', version: 1, nonce: u8, reply: ['status', 'nonce'], malformed: 'BAD', denied: 'NO' },
    ops: {
      add: serviceOp(1, { request: {}, reply: {}, idempotent: true }),
      move: serviceOp(2, { request: {}, reply: {}, idempotent: true, authority: ['init'] }),
    },
  },`;

const STATUS = ['ok', 'malformed', 'denied'];

/** What a caller gets of each operation, of a malformed request to the second, and which handlers ran. */
function answers({ serve }: Served, caller: string): string {
  const ran: string[] = [];
  const handlers = { add: () => (ran.push('add'), {}), move: () => (ran.push('move'), {}) };
  const ask = (opcode: number, ...more: number[]): string => {
    const frame = Uint8Array.of(0x53, 0x50, 1, opcode, 9, ...more);
    return STATUS[serve(handlers, { sender: fnv1a64(caller) }, frame)[4] ?? 9] ?? 'none';
  };
  return `${ask(1)} ${ask(2)} ${ask(2, 0)}: ${ran.join(' ')}`;
}

test('an operation with callers of its own denies others, and reaches neither decoder nor handler', async () => {
  const any = (await run(await generatedFrom(spool("'any'")))) as Served;
  expect(answers(any, 'init')).toBe('ok ok malformed: add move');
  expect(answers(any, 'guest')).toBe('ok denied denied: add');
  expect([...any.OPERATION_AUTHORITY]).toEqual([[2, new Set([fnv1a64('init')])]]);
  const listed = (await run(await generatedFrom(spool("['init', 'shell']")))) as Served;
  expect(answers(listed, 'init')).toBe('ok ok malformed: add move');
  expect(answers(listed, 'shell')).toBe('ok denied denied: add');
  expect(answers(listed, 'guest')).toBe('denied denied denied: ');
});
