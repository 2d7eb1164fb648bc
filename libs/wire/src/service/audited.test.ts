/**
 * Audit lines of a server with one version: one for each decision, whether a handler answers at once
 * or later.
 */
import { expect, test } from 'vitest';
import { reject, type Reject } from '../reject.ts';
import { Envelope } from './envelope.ts';
import { NONCE } from './nonce.ts';
import { ServiceOperation } from './operation.ts';
import { FrameServer } from './server.ts';

type Request = { readonly a: number };
type Handlers = { readonly put: (call: never, request: Request) => object | Reject };

const ENVELOPE = new Envelope({
  service: 'rows',
  magic: 'RO',
  version: 1,
  nonce: NONCE.u8,
  request: { size: 5, nonce: 4 },
  reply: { size: 6, status: 4, nonce: 5 },
  success: 0,
  malformed: 2,
  denied: 3,
  opcodes: [1],
  fullSize: {},
});
const PUT = new ServiceOperation<number, 'FULL' | 'BAD' | 'DENIED'>(ENVELOPE, {
  id: 'rows.put',
  opcode: 1,
  moves: 'reply',
  answers: 'now',
  idempotent: true,
  statuses: { 1: 'FULL', 2: 'BAD', 3: 'DENIED' },
  rejectSize: 6,
  bare: [2, 3],
});
const OUTSIDE = reject('rows.put.a', 'FULL', 1);
const FULL = reject('rows.put.full', 'FULL', 1);

/** The audit lines of a request: its caller, its fields, and the reject. */
async function linesOf(body: readonly number[], caller: number, late: boolean): Promise<unknown[]> {
  const lines: unknown[] = [];
  const server = new FrameServer<number, Handlers, number>(
    ENVELOPE,
    [
      {
        handler: 'put',
        operation: PUT,
        decode: (frame) => {
          const a = frame[5] ?? 0;
          if (frame.length !== 6) return undefined;
          return a === 0 ? OUTSIDE : { a };
        },
        encode: (_, nonce) => {
          const frame = new Uint8Array(6);
          PUT.startReply(frame, nonce);
          return frame;
        },
        audit: (_handlers, call: unknown, request: unknown, error: unknown) => {
          lines.push([call, request, error]);
        },
      },
    ],
    (call) => call === 1,
  );
  const handlers = { put: (_: unknown, { a }: Request) => (a === 9 ? FULL : {}) };
  const frame = Uint8Array.of(0x52, 0x4f, 1, 1, 7, ...body);
  await (late ? server.serveLate(handlers, caller, frame) : server.serve(handlers, caller, frame));
  return lines;
}

test.each<readonly [what: string, body: readonly number[], caller: number, lines: unknown[]]>([
  ['an answer', [5], 1, [[1, { a: 5 }, undefined]]],
  ['a check of the handler', [9], 1, [[1, { a: 9 }, 'FULL']]],
  ['a value outside its set, without the request', [0], 1, [[1, undefined, 'FULL']]],
  ['a caller without authority, without the request', [5], 2, [[2, undefined, 'DENIED']]],
  ['what does not decode: no decision', [5, 5], 1, []],
])('%s', async (_, body, caller, lines) => {
  expect(await linesOf(body, caller, false)).toEqual(lines);
  expect(await linesOf(body, caller, true)).toEqual(lines);
});
