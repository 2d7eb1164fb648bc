/** The size of a reject by its status and its operation's declared form: one size or two, and no others. */
import { describe, expect, test } from 'vitest';
import { reject } from '../reject.ts';
import { Envelope } from './envelope.ts';
import { NONCE } from './nonce.ts';
import { ServiceOperation, type OperationData } from './operation.ts';
import { VersionedEnvelope, type Correlation } from './versioned/envelope.ts';
import { VersionedOperation } from './versioned/operation.ts';
import { VersionedServer } from './versioned/server.ts';

/** Sizes of the header of a reply, and of an empty body. */
const [HEADER, BODY] = [6, 3];
const NONCE_OF_CALL = 7;
const FULL = reject('rows.put.full', 'FULL', 1);
const STATUSES = { 1: 'FULL', 2: 'OLD', 5: 'BAD', 9: 'DENIED' } as const;

const data = (
  bare: readonly number[],
  either: readonly number[],
): OperationData<string, 'reply'> => {
  return {
    id: 'rows.put',
    opcode: 1,
    moves: 'reply',
    answers: 'now',
    idempotent: true,
    statuses: STATUSES,
    rejectSize: BODY,
    bare,
    either,
  };
};

const ENVELOPE = new Envelope({
  service: 'rows',
  magic: 'RO',
  version: 1,
  nonce: NONCE.u8,
  request: { size: 5, nonce: 4 },
  reply: { size: HEADER, status: 4, nonce: 5 },
  success: 0,
  malformed: 5,
  denied: 9,
  opcodes: [1],
  fullSize: {},
});

const ANSWER = { status: 5, form: 'header', opcode: 'own', nonce: 'echo' } as const;
const VERSIONS = new VersionedEnvelope<Correlation>({
  service: 'rows',
  magic: 'RO',
  versions: [
    {
      name: 'v1',
      number: 1,
      nonce: NONCE.u8,
      request: { size: 5, nonce: 4 },
      reply: { size: HEADER, status: 4, nonce: 5 },
      trailer: 0,
      rejected: 2,
    },
  ],
  success: 0,
  denied: 9,
  foreign: ANSWER,
  unknownVersion: ANSWER,
  unknownOpcode: ANSWER,
  operations: [{ opcode: 1, versions: ['v1'], malformed: ANSWER, emptyReply: BODY }],
});
const CORRELATION = { version: 'v1', nonce: NONCE_OF_CALL };

/** One operation in both envelopes: the reject, and how a client decodes it. */
function operations(given: OperationData<string, 'reply'>) {
  const { checkRejectSize } = given;
  const plain = new ServiceOperation<number, string>(ENVELOPE, {
    ...given,
    rejectSize: HEADER + BODY,
    ...(checkRejectSize !== undefined && { checkRejectSize: HEADER + checkRejectSize }),
  });
  const versioned = new VersionedOperation<Correlation, string>(VERSIONS, given, ['v1']);
  return {
    'one version': {
      reject: () => plain.rejectReply(FULL, NONCE_OF_CALL),
      error: (frame: Uint8Array) => plain.rejectedBy(frame, NONCE_OF_CALL)?.error,
    },
    'several versions': {
      reject: () => versioned.rejectReply(FULL, CORRELATION),
      error: (frame: Uint8Array) => versioned.rejectedBy(frame, CORRELATION)?.error,
    },
  };
}

/** A reply with a status and a body of this many zeros. */
function replyOf(status: number, body: number): Uint8Array {
  const frame = new Uint8Array(HEADER + body);
  frame.set([0x52, 0x4f, 1, 0x81, status, NONCE_OF_CALL]);
  return frame;
}

/** The body sizes of each status, by the contract's forms of rejects and of malformed requests. */
const FORMS = {
  'whole rejects, short answers': {
    given: data([5, 9], []),
    bodies: { 1: [BODY], 2: [BODY], 5: [0], 9: [0] },
  },
  'whole rejects, and one status for a check and for what does not decode': {
    given: data([9], [5]),
    bodies: { 1: [BODY], 2: [BODY], 5: [0, BODY], 9: [0] },
  },
  'short rejects, whole answers': {
    given: { ...data([1, 2, 9], []), checkRejectSize: 0 },
    bodies: { 1: [0], 2: [0], 5: [BODY], 9: [0] },
  },
  'short rejects, and one status for a check and for what does not decode': {
    given: { ...data([1, 2, 9], [5]), checkRejectSize: 0 },
    bodies: { 1: [0], 2: [0], 5: [0, BODY], 9: [0] },
  },
} as const;

describe.each(Object.entries(FORMS))('%s', (_, { given, bodies }) => {
  test.each(Object.entries(operations(given)))(
    'a client accepts a reject of %s at the sizes of its status, and at no other',
    (__, { error }) => {
      const lengths = [0, 1, 2, 3, 4, 5, 6];
      for (const [status, expected] of Object.entries(bodies)) {
        const found = lengths.map((body) => error(replyOf(Number(status), body)));
        const name = Reflect.get(STATUSES, status);
        const due = lengths.map((body) =>
          new Set<number>(expected).has(body) ? name : 'BadReply',
        );
        expect(found).toEqual(due);
      }
      const undeclared = lengths.map((body) => error(replyOf(0x33, body)));
      expect(new Set(undeclared)).toEqual(new Set(['BadReply']));
    },
  );

  test.each(Object.entries(operations(given)))('a client accepts the rejects of %s', (__, made) => {
    const frame = made.reject();
    expect(frame).toEqual(replyOf(1, bodies[1][0]));
    expect(made.error(frame)).toBe('FULL');
  });

  test('a rejected version is answered like a reject by a check', () => {
    const operation = new VersionedOperation<Correlation, string>(VERSIONS, given, ['v1']);
    const server = new VersionedServer<Correlation, { readonly put: () => number }>(VERSIONS, [
      { handler: 'put', operation, read: () => 1, encode: () => undefined },
    ]);
    const request = Uint8Array.of(0x52, 0x4f, 1, 1, NONCE_OF_CALL);
    expect(server.serve({ put: () => 1 }, undefined, request)).toEqual(replyOf(2, bodies[2][0]));
  });
});
