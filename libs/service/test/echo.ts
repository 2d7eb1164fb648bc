/** A service whose replies are as long as its requests say, and whose callers need authority. */
import { MARKERS } from '@abicus/abi-timed';
import { FrameServer, ServiceOperation } from '@abicus/wire/service';
import { smallEnvelope } from './small-envelope.ts';
import { service } from '../src/index.ts';

/** The operations: one is answered, one is never. */
export const OP = { echo: 1, tell: 2 } as const;
/** The lengths of replies: with their head, and at most. */
export const REPLY = { head: 6, max: 400 } as const;

const ENVELOPE = smallEnvelope('echo', 'EC', [OP.echo, OP.tell], 2);

type Size = { readonly size: number };
type Echo = {
  readonly echo: (call: never, request: Size) => Size;
  readonly tell: (call: never, request: Size) => undefined;
};
type Audit = { readonly 'audit.write': (call: unknown, line: string) => void };

function operation<const A extends 'now' | 'never'>(opcode: number, answers: A) {
  return new ServiceOperation<number, 'BAD' | 'DENIED', undefined>(ENVELOPE, {
    id: `echo.${opcode}`,
    opcode,
    moves: undefined,
    answers,
    idempotent: true,
    statuses: { 1: 'BAD', 2: 'DENIED' },
    rejectSize: REPLY.head,
    bare: [1, 2],
  });
}

const decode = (frame: Uint8Array): Size | undefined =>
  frame.length === 7 ? { size: (frame[5] ?? 0) + 256 * (frame[6] ?? 0) } : undefined;

/** A request for a reply of this length. */
export const asking = (size: number, op: number = OP.echo): Uint8Array =>
  Uint8Array.of(0x45, 0x43, 1, op, 9, size % 256, Math.floor(size / 256));

/** The reply of this length. */
export function echoed(size: number): Uint8Array {
  const frame = Uint8Array.from({ length: size }, (_, i) => i % 251);
  frame.set([0x45, 0x43, 1, OP.echo | 0x80, 0, 9]);
  return frame;
}

/** The service; its state are the lengths that were asked for. @param mayCall the authority of an identity. */
export function echoDefinition(mayCall: (identity: bigint) => boolean = () => true) {
  const server = new FrameServer<number, Echo, { readonly sender: bigint }>(
    ENVELOPE,
    [
      {
        handler: 'echo',
        operation: operation(OP.echo, 'now'),
        decode,
        encode: ({ size }) => echoed(size),
        audit: (handlers, call, request) =>
          (handlers as unknown as Audit)['audit.write'](call, `echo ${request?.size ?? 'denied'}`),
      },
      {
        handler: 'tell',
        operation: operation(OP.tell, 'never'),
        decode,
        encode: () => undefined,
      },
    ],
    ({ sender }) => mayCall(sender),
  );
  return service({
    program: { name: 'echo' },
    slots: { requests: 2 },
    server,
    frameMax: REPLY.max,
    state: (): number[] => [],
    handlers: {
      echo: (call, { size }) => {
        call.state.push(size);
        return { size };
      },
      tell: (call, { size }) => void call.state.push(size),
    },
    ready: { marker: MARKERS.timedReady, selfCheck: () => {} },
  }).definition;
}
