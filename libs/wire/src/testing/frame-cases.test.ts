/** The cases of a small service, one by one: a case that is left out is missing here. */
import { expect, test } from 'vitest';
import { ok } from '../result.ts';
import { frameCases } from './frame-cases.ts';
import { toHex } from './hex.ts';
import type { AnswerShape, FrameShape, ServiceShape } from './shapes.ts';

const codec = { encode: () => undefined, decode: () => undefined, vectors: [] };

const BAD: AnswerShape = { status: 'BAD', form: 'header', opcode: 'own', nonce: 'echo' };

/** One operation; its request has an enumeration of two members, its reply a byte. */
function serviceOf(malformed: 'header' | 'full'): ServiceShape {
  const frames: Record<string, FrameShape> = {
    'job.put.request': { kind: 'request', of: 'put', fields: [['class', 'Class']], ...codec },
    'job.put.reply': { kind: 'reply', of: 'put', fields: [['left', 'u8']], ...codec },
    'job.event.done': { kind: 'event', of: 'done', fields: [['pad', { zero: 1 }]], ...codec },
  };
  return {
    name: 'job',
    types: {
      Class: {
        kind: 'enumeration',
        id: 'job.type.Class',
        wire: 'u8',
        closed: true,
        members: [
          ['Low', 0],
          ['High', 1],
        ],
        make: (value) => ok(value),
      },
    },
    magic: 'JB',
    versions: [
      {
        name: 'v3',
        number: 3,
        nonce: 'u8',
        headers: {
          request: ['magic', 'version', 'opcode', 'nonce'],
          reply: ['magic', 'version', 'opcode', 'status', 'nonce'],
          event: ['magic', 'version', 'opcode'],
        },
      },
    ],
    versioned: false,
    statuses: { OK: 0, FULL: 1, BAD: 2, NO: 3 },
    foreign: BAD,
    unknownVersion: BAD,
    unknownOpcode: BAD,
    denied: 'NO',
    ops: {
      put: {
        opcode: 1,
        handler: 'put',
        checks: [{ name: 'class', id: 'job.put.class', error: 'FULL' }],
        statuses: ['FULL', 'BAD', 'NO'],
        rejects: ['FULL'],
        malformed: { ...BAD, form: malformed },
        versions: ['v3'],
      },
    },
    events: { done: 0x40 },
    frames,
  };
}

/** Each case of a kind of frame: its bytes, the result, the server's reply, the description. */
function cases(name: string, malformed: 'header' | 'full' = 'header'): string {
  return frameCases(serviceOf(malformed))
    .filter((one) => one.codec === name)
    .map(({ bytes, error, reply, what }) => {
      return `${[toHex(bytes), error, reply && toHex(reply), what].filter(Boolean).join(' ')}\n`;
    })
    .join('');
}

test('requests: each length, each byte of the header, each value outside its set', () => {
  expect(cases('job.put.request')).toBe(`4a4203010400 a valid frame
malformed 4a4203800200 cut to 0 of 6 bytes
4a malformed 4a4203800200 cut to 1 of 6 bytes
4a42 malformed 4a4203800200 cut to 2 of 6 bytes
4a4203 malformed 4a4203800200 cut to 3 of 6 bytes
4a420301 malformed 4a4203810200 cut to 4 of 6 bytes
4a42030104 malformed 4a4203810204 cut to 5 of 6 bytes
4a420301040000 malformed 4a4203810204 one byte too long
004203010400 malformed 4a4203810204 first byte of the magic
4a0003010400 malformed 4a4203810204 second byte of the magic
4a4200010400 malformed 4a4203810204 version 0
4a4204010400 malformed 4a4203810204 version 4
4a4203810400 malformed 4a4203810204 bit 7 of the opcode
4a4203000400 malformed 4a4203800204 opcode 0, which no operation has
4a4203010402 FULL 4a420381010400 class: 2, which is no member
4a420301040200 malformed 4a4203810204 class: 2, which is no member, and one byte too long
4a42030104ff FULL 4a420381010400 class: 255, which is no member
4a42030104ff00 malformed 4a4203810204 class: 255, which is no member, and one byte too long
`);
});

test('replies: the nonce of another request, every status with and without a body', () => {
  expect(cases('job.put.reply')).toBe(`4a420381000400 a valid frame
BadReply cut to 0 of 7 bytes
4a BadReply cut to 1 of 7 bytes
4a42 BadReply cut to 2 of 7 bytes
4a4203 BadReply cut to 3 of 7 bytes
4a420381 BadReply cut to 4 of 7 bytes
4a42038100 BadReply cut to 5 of 7 bytes
4a4203810004 BadReply cut to 6 of 7 bytes
4a42038100040000 BadReply one byte too long
00420381000400 BadReply first byte of the magic
4a000381000400 BadReply second byte of the magic
4a420081000400 BadReply version 0
4a420481000400 BadReply version 4
4a420301000400 BadReply bit 7 of the opcode
4a42038100ff00 BadReply the nonce of another request
4a420381010400 FULL status FULL
4a420381010401 BadReply status FULL and a body that is not zero
4a42038101040000 BadReply status FULL, one byte too long
4a4203810204 BAD status BAD
4a420381020400 BadReply status BAD, one byte too long
4a4203810304 NO status NO
4a420381030400 BadReply status NO, one byte too long
4a420381040400 BadReply status 4, which it does not declare
`);
});

test('events: padding', () => {
  expect(cases('job.event.done')).toBe(`4a4203c000 a valid frame
malformed cut to 0 of 5 bytes
4a malformed cut to 1 of 5 bytes
4a42 malformed cut to 2 of 5 bytes
4a4203 malformed cut to 3 of 5 bytes
4a4203c0 malformed cut to 4 of 5 bytes
4a4203c00000 malformed one byte too long
004203c000 malformed first byte of the magic
4a0003c000 malformed second byte of the magic
4a4200c000 malformed version 0
4a4204c000 malformed version 4
4a42034000 malformed bit 7 of the opcode
4a4203c001 malformed pad: byte 0 of the padding is not zero
`);
});

test('a malformed request is answered at full length if the rest of it is right', () => {
  expect(cases('job.put.request', 'full')).toBe(`4a4203010400 a valid frame
malformed 4a4203800200 cut to 0 of 6 bytes
4a malformed 4a4203800200 cut to 1 of 6 bytes
4a42 malformed 4a4203800200 cut to 2 of 6 bytes
4a4203 malformed 4a4203800200 cut to 3 of 6 bytes
4a420301 malformed 4a420381020000 cut to 4 of 6 bytes
4a42030104 malformed 4a420381020400 cut to 5 of 6 bytes
4a420301040000 malformed 4a420381020400 one byte too long
004203010400 malformed 4a4203810204 first byte of the magic
4a0003010400 malformed 4a4203810204 second byte of the magic
4a4200010400 malformed 4a4203810204 version 0
4a4204010400 malformed 4a4203810204 version 4
4a4203810400 malformed 4a4203810204 bit 7 of the opcode
4a4203000400 malformed 4a4203800204 opcode 0, which no operation has
4a4203010402 FULL 4a420381010400 class: 2, which is no member
4a420301040200 malformed 4a420381020400 class: 2, which is no member, and one byte too long
4a42030104ff FULL 4a420381010400 class: 255, which is no member
4a42030104ff00 malformed 4a420381020400 class: 255, which is no member, and one byte too long
`);
});
