/** A service written by hand that adds ten: its nonces have one byte, and only `init` may call it. */
import { err, ok, reject, type Reject } from '@abicus/wire';
import {
  Envelope,
  FrameServer,
  NONCE,
  ServiceOperation,
  type Caller,
  type Protocol,
} from '@abicus/wire/service';
import { fnv1a64 } from '@abicus/wire';

type AddError = 'ODD' | 'BAD' | 'STRANGER';
/** Request and reply of `add`. */
export type AdderOperations = {
  readonly add: {
    readonly request: { readonly a: number };
    readonly reply: { readonly sum: number };
    readonly error: AddError | 'OutOfBounds';
    readonly reject: Reject<'ODD', 'adder.add.odd'>;
  };
};
/** The events of the adder. */
export type AdderEvents = { readonly full: { readonly at: number } };

const ENVELOPE = new Envelope({
  service: 'adder',
  magic: 'AD',
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
const ADD = new ServiceOperation<number, AddError, undefined>(ENVELOPE, {
  id: 'adder.add',
  opcode: 1,
  moves: undefined,
  answers: 'now',
  idempotent: true,
  statuses: { 1: 'ODD', 2: 'BAD', 3: 'STRANGER' },
  rejectSize: 7,
  bare: [2, 3],
});

/** The check of `add`. */
export const ODD = reject('adder.add.odd', 'ODD', 1);
/** The opcode of `full` on the wire. */
const FULL = 0x82;

/** A buffer for a frame as encoders allocate it: a part of a larger buffer. */
function room(size: number): Uint8Array {
  return new Uint8Array(64)
    .fill(0xee)
    .subarray(8, 8 + size)
    .fill(0);
}

function oneByte(opcode: number, value: number): Uint8Array | undefined {
  if (value > 0xff) return undefined;
  const frame = room(5);
  ENVELOPE.start(frame, opcode);
  frame[4] = value;
  return frame;
}

const SERVER: FrameServer<
  number,
  { add: (call: never, request: { a: number }) => { sum: number } | Reject },
  Caller
> = new FrameServer(
  ENVELOPE,
  [
    {
      handler: 'add',
      operation: ADD,
      decode: (frame) =>
        ADD.isRequest(frame) && frame.length === 6 ? { a: frame[5] ?? 0 } : undefined,
      encode: ({ sum }, nonce) => {
        if (sum > 0xff) return undefined;
        const frame = room(7);
        ADD.startReply(frame, nonce);
        frame[6] = sum;
        return frame;
      },
    },
  ],
  ({ sender }) => sender === fnv1a64('init'),
);

/** The protocol. */
export const ADDER: Protocol<number, AdderOperations, AdderEvents> = {
  envelope: ENVELOPE,
  frameMax: 7,
  operations: {
    add: {
      operation: ADD,
      encode: ({ a }, nonce) => {
        if (a > 0xff) return undefined;
        const frame = room(6);
        ADD.startRequest(frame, nonce);
        frame[5] = a;
        return frame;
      },
      decodeRequest: (frame) => (frame.length === 6 ? { a: frame[5] ?? 0 } : undefined),
      decode: (frame, nonce) => {
        const rejected = ADD.rejectedBy(frame, nonce);
        if (rejected !== undefined) return rejected;
        return frame.length === 7 ? ok({ sum: frame[6] ?? 0 }) : err('BadReply');
      },
    },
  },
  events: {
    full: {
      opcode: FULL,
      encode: ({ at }) => oneByte(FULL, at),
      decode: (frame) =>
        ENVELOPE.isFrame(frame, FULL) && frame.length === 5 ? { at: frame[4] ?? 0 } : undefined,
    },
  },
  server: SERVER,
};
