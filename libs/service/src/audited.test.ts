/** Audit lines of the requests of a service: each is printed once, before the reply. By a scripted kernel. */
import { MARKERS } from '@abicus/abi-timed';
import type { Program } from '@abicus/wire';
import { FrameServer, ServiceOperation } from '@abicus/wire/service';
import { smallEnvelope } from '../test/small-envelope.ts';
import { expect, test } from 'vitest';
import { answer, print, service } from './index.ts';
import { Rig } from './testing/rig.ts';

const ENVELOPE = smallEnvelope('door', 'DR', [1]);
const OPEN = new ServiceOperation<number, 'BAD', undefined>(ENVELOPE, {
  id: 'door.open',
  opcode: 1,
  moves: undefined,
  answers: 'now',
  idempotent: true,
  statuses: { 1: 'BAD' },
  rejectSize: 6,
  bare: [1],
});
type Done = Readonly<Record<string, never>>;
type Door = { readonly open: (call: never, request: { how: number }) => Done };
type Audit = { readonly 'audit.write': (call: unknown, line: string) => void };
const SERVER = new FrameServer<number, Door>(ENVELOPE, [
  {
    handler: 'open',
    operation: OPEN,
    decode: (frame) => (frame.length === 6 ? { how: frame[5] ?? 0 } : undefined),
    encode: () => Uint8Array.of(0x44, 0x52, 1, 1 | 0x80, 0, 9),
    audit: (handlers, call, request) =>
      (handlers as unknown as Audit)['audit.write'](call, `opened ${request?.how}`),
  },
]);
const open = (how: number): Uint8Array => Uint8Array.of(0x44, 0x52, 1, 1, 9, how);
/** How the handler answers. */
const HOW = { atOnce: 1, withEffects: 2, asGenerator: 3 } as const;

const { definition } = service({
  program: { name: 'door' },
  slots: { requests: 2 },
  server: SERVER,
  frameMax: 6,
  state: (): undefined => undefined,
  handlers: {
    open: (_: unknown, { how }: { readonly how: number }) => {
      if (how === HOW.withEffects) return answer({}, print('an effect'));
      return how === HOW.asGenerator ? finished() : {};
    },
  },
  ready: { marker: MARKERS.timedReady, selfCheck: () => {} },
});

function* finished(): Program<Done> {
  yield* [];
  return {};
}

test.each(Object.entries(HOW))('a request that is answered %s has one audit line', (_, how) => {
  const it = new Rig(definition);
  for (let i = 1; i <= 3; i++) {
    const before = it.lines.length;
    expect(it.ask({ sender: 7 }, open(how))?.[4]).toBe(0);
    const effects = how === HOW.withEffects ? ['an effect'] : [];
    expect(it.lines.slice(before)).toEqual([`opened ${how}`, ...effects]);
  }
});

test('a capability that comes with an audited request is closed, and there is one audit line', () => {
  const it = new Rig(definition);
  expect(it.ask({ sender: 7, moved: 41 }, open(HOW.atOnce))?.[4]).toBe(0);
  expect([it.lines, it.closed]).toEqual([['opened 1'], [41]]);
});
