/**
 * KSELFTEST: resource sentinel. Proves that rejected syscalls change no state and that a task frees its resources when
 * it ends.
 */
import {
  asCapSlot,
  asMsgFlags,
  asMsgType,
  asPid,
  asQueueDepth,
  asSendFlags,
  asUserPtr,
  asWaitTarget,
  MARKERS,
  Rights,
  SendFlags,
} from '@abicus/abi-kernel';
import { PAGE_SIZE, type Hart } from '@abicus/emulator';
import { isReject, line, proof } from '@abicus/wire';
import { cap, Kind } from '../../state/capability.ts';
import { put } from '../../cap/table.ts';
import type { KernelCall } from '../../core/call.ts';
import type { Core } from '../../core/core.ts';
import { stateDigest } from '../../state/digest.ts';
import { freeFrameCount } from '../../mm/frames.ts';
import type { CpuState } from '../../state/cpu.ts';
import * as caps from '../../syscalls/caps.ts';
import * as endpoints from '../../syscalls/endpoints.ts';
import { ipcRecv } from '../../syscalls/ipc-recv.ts';
import { ipcSend } from '../../syscalls/ipc-send.ts';
import * as memory from '../../syscalls/memory.ts';
import { wait } from '../../syscalls/tasks.ts';
import { endProbe, newProbe, PROBE_VA, probeCall, mapBytes } from './probe.ts';

const RULE = 'abi.invariant.rejectsChangeNothing';
const FACTORY = 90;

/** Runs the proof and returns its line. */
export function sentinelLine(core: Core, hart: Hart, cpu: CpuState): string {
  const prove = proof(MARKERS.resourceSentinel);
  const before = resources(core);
  const probe = newProbe(core);
  mapBytes(core, probe, new Uint8Array(PAGE_SIZE));
  put(core, probe, FACTORY, cap(Kind.EndpointFactory, 0, Rights.MANAGE));
  const call = probeCall(core, hart, cpu, probe);
  const made = endpoints.ipcEndpointCreateV2(call, {
    factory: asCapSlot(FACTORY),
    depth: asQueueDepth(1),
  });
  const vmo = memory.vmoCreate(call, { slot: asCapSlot(1), length: 3 * PAGE_SIZE });
  prove.that(RULE, 'an endpoint and a VMO are made', made === 0 && vmo === 1);
  prove.that(RULE, 'a message fits', ipcSend(call, sendArgs(0)) === 0);
  const state = stateDigest(core.state);
  for (const [label, attempt] of rejectedCalls(call)) {
    prove.that(RULE, `${label} is rejected`, isReject(attempt()));
    prove.equal(RULE, `${label} changes nothing`, stateDigest(core.state), state);
  }
  endProbe(core, probe.pid);
  prove.equal(RULE, 'a task frees its resources when it ends', resources(core), before);
  return line(MARKERS.resourceSentinel, prove.end());
}

function rejectedCalls(call: KernelCall): [string, () => unknown][] {
  const emptySlot = asCapSlot(95);
  const own = asCapSlot(0);
  return [
    ['a send to a full queue', () => ipcSend(call, sendArgs(0))],
    ['a send without a right', () => ipcSend(call, sendArgs(95))],
    ['a receive into memory that is not writable', () => ipcRecv(call, receiveArgs())],
    [
      'a transfer to a task that is no child',
      () => caps.capTransfer(call, { child: asPid(1), slot: own, rights: Rights.SEND }),
    ],
    ['a close of an empty slot', () => caps.capClose(call, { slot: emptySlot })],
    ['a factory cloned', () => caps.capClone(call, { slot: asCapSlot(FACTORY) })],
    [
      'an endpoint without a factory',
      () => endpoints.ipcEndpointCreateV2(call, { factory: own, depth: asQueueDepth(1) }),
    ],
    [
      'a VMO in a slot that is taken',
      () => memory.vmoCreate(call, { slot: asCapSlot(1), length: 1 }),
    ],
    [
      'more memory than the arena has',
      () => memory.vmoCreate(call, { slot: undefined, length: 2 ** 40 }),
    ],
    ['a wait without children', () => wait(call, { target: asWaitTarget(0) })],
  ];
}

function sendArgs(slot: number): Parameters<typeof ipcSend>[1] {
  return {
    slot: asCapSlot(slot),
    header: { src: 0, dst: 0, ty: asMsgType(1), flags: asMsgFlags(0), len: 0 },
    payload: { va: 0, length: 0 },
    flags: asSendFlags(SendFlags.NONBLOCK),
    deadline: 0n,
  };
}

function receiveArgs(): Parameters<typeof ipcRecv>[1] {
  return {
    slot: asCapSlot(0),
    header: asUserPtr(PROBE_VA),
    payload: { va: PROBE_VA, length: 16 },
    flags: 0 as Parameters<typeof ipcRecv>[1]['flags'],
    deadline: 0n,
  };
}

/** Returns the number of objects, frames and bytes in use, as a text to compare. */
function resources({ state }: Core): string {
  const { tasks, endpoints: queues, spaces, vmos, frames } = state;
  const frameCount =
    freeFrameCount(frames) + frames.freeExtents.reduce((sum, { count }) => sum + count, 0);
  const live = [tasks, queues, spaces, vmos].map((table) => table.live).join(' ');
  return `${live} ${frameCount} ${state.queuedBytes} ${state.vmoBytes}`;
}
