/**
 * What the state begins with, and the numbers of its constants: dumps print them, and digests and recorded runs compare
 * them.
 */
import { MsgType, QosClass, type Pid } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { allocKernelMessage } from '../queue/message-pool.ts';
import { Kind } from './capability.ts';
import { newEndpoint } from './endpoint.ts';
import { ROOT_FACTORY } from './factory.ts';
import { IrqState } from './interrupt.ts';
import { newState } from './state.ts';
import { KERNEL_NAME, KERNEL_PID, newTask, Resume, TaskState, Wait } from './task.ts';

const SEED = { parent: 7 as Pid, identity: 9n, name: 'nova', space: 5, pc: 4096, stackVa: 8192 };

test('a new task holds nothing, waits for nothing, and is in no list', () => {
  const { x: _, ...fields } = newTask(0x3_0002, SEED, QosClass.Normal);
  expect(fields).toMatchSnapshot();
});

test('each register of a new task is 0, and has two words', () => {
  const { x } = newTask(2, SEED, QosClass.Normal);
  expect(x).toEqual(new Int32Array(2 * 32));
});

test('a new endpoint has an empty queue and no waiters', () => {
  expect(newEndpoint(3, 7 as Pid, 4, 5)).toMatchSnapshot();
});

test('before the boot nothing exists, and the hart is offline', () => {
  expect(newState(1, 0x10_0fff)).toMatchSnapshot();
});

test('a message of the kernel has no sender, and counts nowhere but as what it is', () => {
  const { payload, ...fields } = allocKernelMessage([], MsgType.PeerGone, 5);
  expect({ ...fields, capacity: payload.u8.length }).toMatchSnapshot();
});

test('the numbers of constants stay what they are', () => {
  expect({
    TaskState,
    Wait,
    Resume,
    Kind,
    IrqState,
    ROOT_FACTORY,
    KERNEL_PID,
    KERNEL_NAME,
  }).toMatchSnapshot();
});
