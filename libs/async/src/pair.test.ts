/** Two transports in one process: frames are copied, and none comes in after an end. */
import { expect, test } from 'vitest';
import { pair } from './pair.ts';
import type { Link } from './transport.ts';

/** Both ends, and the frames that each received. */
function opened(): readonly { readonly link: Link; readonly taken: unknown[] }[] {
  return pair().map((transport) => {
    const taken: unknown[] = [];
    const link = transport.open({
      frameMax: 9,
      onFrame: (frame) => void taken.push([...frame]),
      onEnd: ({ why }) => void taken.push(why),
    });
    return { link, taken };
  });
}

test('a frame has the bytes that it had when it was sent', async () => {
  const [one, two] = opened();
  const frame = Uint8Array.of(1, 2);
  const sent = one?.link.send(frame);
  frame.fill(9);
  await sent;
  expect(two?.taken).toEqual([[1, 2]]);
});

test('a frame in flight to a side that closes is dropped, and later sends fail', async () => {
  const [one, two] = opened();
  const sent = one?.link.send(Uint8Array.of(1));
  two?.link.close();
  await sent;
  expect(two?.taken).toEqual([]);
  await Promise.resolve();
  expect(one?.taken).toEqual(['peerClosed']);
  expect(() => one?.link.send(Uint8Array.of(1))).toThrow('the other side is closed');
});

test('frames arrive in order, then the end, once', async () => {
  const [one, two] = opened();
  const sent = [1, 2, 3].map(async (byte) => one?.link.send(Uint8Array.of(byte)));
  one?.link.close();
  one?.link.close();
  await Promise.all(sent);
  for (let i = 0; i < 10; i++) await Promise.resolve();
  expect(two?.taken).toEqual([[1], [2], [3], 'peerClosed']);
});
