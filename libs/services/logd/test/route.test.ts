/** How long logd waits for timed, and for a route to its next instance. */
import { encodeAppend } from '@abicus/abi-logd';
import { MessageKind } from '@abicus/abi-kernel';
import { REGISTER_CALL } from '@abicus/abi-timed';
import { READING_SLACK_NS } from '@abicus/ipc';
import { Rig } from '@abicus/service/testing';
import { encodedFrame } from '@abicus/wire/testing';
import { expect, test } from 'vitest';
import { definition } from '../src/logd.ts';
import { RECORD } from './slots.ts';

const MS = 1_000_000n;

test('a record that begins a window waits 5 ms for timed, and 1 ms for init if timed has ended', () => {
  const it = new Rig(definition);
  const frame = encodedFrame(encodeAppend(RECORD, { version: 'v1' }));
  it.ask({ sender: 7, identity: 1n }, frame);
  it.end(it.started[0] ?? 0, MessageKind.PeerGone);
  it.run();
  it.ask({ sender: 8, identity: 2n }, frame);
  expect(REGISTER_CALL.data.budgetNs).toBe(5n * MS);
  expect(it.deadlines.map((at) => BigInt(at) - READING_SLACK_NS)).toEqual([5n * MS, MS]);
});
