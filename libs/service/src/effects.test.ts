/** Effects of handlers that cannot be carried out: by a scripted kernel. */
import { QosClass } from '@abicus/abi-kernel';
import {
  asTimerId,
  encodeRegister,
  encodeRoom,
  encodeSleepUntil,
  registerRejects,
} from '@abicus/abi-timed';
import { expect, test } from 'vitest';
import { toyDefinition, toyHandlers } from '../test/toy.ts';
import { OUTCOME } from './counters.ts';
import { answer, keep, LATER, print, reply, watchCaller, type Pending } from './index.ts';
import { Rig } from './testing/rig.ts';
import { encodedFrame } from '@abicus/wire/testing';

const ALICE = { sender: 7 };
const [ESRCH, OVER_LIMIT] = [-3n, 2];
const sleep = encodedFrame(encodeSleepUntil({ qos: QosClass.Normal, deadline: 9n }, 1));
const arm = encodedFrame(encodeRegister({ qos: QosClass.Normal, deadline: 9n }, 1));

const rig = (more: Parameters<typeof toyDefinition>[2] = {}) =>
  new Rig(toyDefinition('toy', undefined, more));

test.each([
  ['keeps its capability first', [keep('events'), watchCaller()]],
  ['watches first', [watchCaller(), keep('events')]],
] as const)(
  'a request whose caller cannot be watched is beyond a limit, and its capability is closed once: its handler %s',
  (_, effects) => {
    const it = rig({
      endpointGone: () => [],
      handlers: {
        ...toyHandlers,
        register: () => answer({ timer: asTimerId(1), coalesced: 9n }, ...effects),
      },
    });
    it.watch = (place) => (it.watched.at(-1)?.startsWith('task') === true ? ESRCH : BigInt(place));
    expect(it.ask({ ...ALICE, moved: 40 }, arm)?.[4]).toBe(OVER_LIMIT);
    const { kept, watches } = it.loop.holdings;
    expect([it.closed, kept, watches, it.state.ended]).toEqual([[40], 0, 0, [7]]);
  },
);

test('a capability whose endpoint is gone before it can be watched is told, closed once, and its request is beyond a limit', () => {
  const told: unknown[] = [];
  const it = rig({ endpointGone: (_, slot, as) => void told.push([slot, as]) });
  it.watch = (place) => (it.watched.at(-1)?.startsWith('cap') === true ? ESRCH : BigInt(place));
  expect(it.ask({ ...ALICE, moved: 40 }, arm)?.[4]).toBe(OVER_LIMIT);
  expect([told, it.closed, it.loop.holdings.kept]).toEqual([[[40, 'events']], [40], 0]);
});

test('what is due may have one effect, several or none', () => {
  const left = [print('one'), [print('two'), print('three')], [], undefined];
  const it = rig({ due: () => (left.length > 0 ? 3n : 0n), onDue: () => left.shift() });
  it.now = 3n;
  it.run();
  expect([it.lines, left]).toEqual([['one', 'two', 'three'], []]);
});

test('the effects of an event are carried out', () => {
  const it = rig({ events: [{ identity: 5n, handle: () => () => print('an event') }] });
  it.message({ ...ALICE, identity: 5n }, Uint8Array.of(1));
  it.run();
  expect(it.lines).toEqual(['an event']);
});

test('a capability that no effect keeps is closed once, after the effects', () => {
  const done = { timer: asTimerId(1), coalesced: 9n };
  const it = rig({ handlers: { ...toyHandlers, register: () => answer(done, print('armed')) } });
  expect(it.ask({ ...ALICE, moved: 40 }, arm)?.[4]).toBe(0);
  expect([it.lines, it.closed, it.loop.holdings.kept]).toEqual([['armed'], [40], 0]);
});

test('what stands for an answer is open from its handler on, until it is sent or its caller has ended', () => {
  const pending: Pending<{ readonly wake: bigint }>[] = [];
  const it = rig({
    handlers: {
      ...toyHandlers,
      sleepUntil: (call) => {
        pending.push(call.later());
        return answer(LATER, watchCaller());
      },
      room: () =>
        answer({ free: 1 }, ...pending.slice(0, 1).map((one) => reply(one, { wake: 1n }))),
    },
  });
  const isOpen = (): boolean[] => pending.map((one) => one.isOpen);
  it.ask(ALICE, sleep);
  it.ask({ sender: 8 }, sleep);
  expect(isOpen()).toEqual([true, true]);
  it.ask(ALICE, encodeRoom(1));
  expect(isOpen()).toEqual([false, true]);
  it.notice(it.watched.indexOf('task 8') + 1);
  it.run();
  expect(isOpen()).toEqual([false, false]);
});

test('a reject counts as one', () => {
  const it = rig({ handlers: { ...toyHandlers, register: () => registerRejects.quota } });
  it.ask({ ...ALICE, moved: 40 }, arm);
  expect(it.loop.counters.rows()).toEqual([
    { client: ALICE.sender, opcode: 0x01, outcome: OUTCOME.rejected, count: 1 },
  ]);
});

test('what is due has no caller to watch and no capability to keep: such effects do nothing', () => {
  let runs = 0;
  const it = rig({
    due: () => (runs === 0 ? 3n : 0n),
    onDue: () => {
      runs += 1;
      return [keep('events'), watchCaller()];
    },
  });
  it.now = 3n;
  it.run();
  expect([runs, it.watched, it.loop.holdings.kept, it.hasEnded]).toEqual([1, [], 0, false]);
});
