/**
 * IPC round trips: send, receive, reply, receive. Both sides block; buffers are in the pages of the
 * programs, and arguments in registers.
 */
import {
  asCapSlot,
  asQueueDepth,
  asRecvFlags,
  asUserPtr,
  encodeRecvDesc,
  ipcCallRaw,
  ipcReplyRecvRaw,
  capCloneRaw,
  capCloseRaw,
  ipcEndpointCreateV2,
  ipcRecvRaw,
  ipcSendRaw,
  MSG_HEADER,
  MSG_HEADER_SIZE,
  MsgFlags,
} from '@abicus/abi-kernel';
import type { Cpu, Program } from '@abicus/wire';
import { childImage, giveSend, startChild } from './exec.ts';
import { must, SLOT, type BenchProgram } from './machine.ts';

const BYTES = 32;
const BUFFER_SPACE = 4096;
/** The slot of the child with SEND of the replies' endpoint. */
const REPLY_SLOT = 5;

/** The programs, and their number of round trips. */
export type RoundTrips = {
  readonly init: BenchProgram;
  readonly child: BenchProgram;
  readonly count: () => number;
};

type Buffers = { readonly header: number; readonly payload: number };

function buffers(cpu: Cpu, flags: number): Buffers {
  const header = ((cpu.x[4] ?? 0) - BUFFER_SPACE + 1024) & ~15;
  cpu.write(header, new Uint8Array(MSG_HEADER_SIZE + BYTES));
  cpu.store16(header + MSG_HEADER.flags, flags);
  cpu.store32(header + MSG_HEADER.len, BYTES);
  return { header, payload: header + MSG_HEADER_SIZE };
}

/** Throws the error of a call that was rejected. */
export function checkResult(result: number): number {
  if (result < 0) throw new Error(`error ${-result}`);
  return result;
}

function* connect(cpu: Cpu): Program<readonly [requests: number, answers: number]> {
  const requests = must(
    yield* ipcEndpointCreateV2(cpu, asCapSlot(SLOT.endpointFactory), asQueueDepth(8)),
  );
  const replies = must(
    yield* ipcEndpointCreateV2(cpu, asCapSlot(SLOT.endpointFactory), asQueueDepth(8)),
  );
  const child = yield* startChild(cpu, yield* childImage(cpu));
  yield* giveSend(cpu, child, replies, REPLY_SLOT);
  return [requests, replies];
}

/** Round trips by two fixed endpoints. */
export function fixedEndpoints(): RoundTrips {
  let trips = 0;
  return {
    count: () => trips,
    *init(cpu) {
      const [requests, replies] = yield* connect(cpu);
      const { header, payload } = buffers(cpu, 0);
      for (;;) {
        checkResult(yield* ipcSendRaw(cpu, requests, header, payload, BYTES, 0, 0n));
        checkResult(yield* ipcRecvRaw(cpu, replies, header, payload, BYTES, 0, 0n));
        trips++;
      }
    },
    *child(cpu) {
      const { header, payload } = buffers(cpu, 0);
      for (;;) {
        checkResult(yield* ipcRecvRaw(cpu, 0, header, payload, BYTES, 0, 0n));
        checkResult(yield* ipcSendRaw(cpu, REPLY_SLOT, header, payload, BYTES, 0, 0n));
      }
    },
  };
}

/** Round trips with a reply capability by ipcCall and ipcReplyRecv: one trap each way, and one for the clone. */
export function movedPair(): RoundTrips {
  let trips = 0;
  return {
    count: () => trips,
    *init(cpu) {
      const [requests, replies] = yield* connect(cpu);
      const { header, payload } = buffers(cpu, MsgFlags.CAP_MOVE);
      checkResult(yield* ipcRecvRaw(cpu, replies, header, payload, BYTES, 0, 0n));
      const reply = cpu.load32(header + MSG_HEADER.src);
      cpu.store16(header + MSG_HEADER.flags, MsgFlags.CAP_MOVE);
      for (;;) {
        const clone = checkResult(yield* capCloneRaw(cpu, reply));
        cpu.store32(header + MSG_HEADER.src, clone);
        checkResult(yield* ipcCallRaw(cpu, requests, header, payload, BYTES, payload, BYTES));
        trips++;
      }
    },
    *child(cpu) {
      const { header, payload } = buffers(cpu, MsgFlags.CAP_MOVE);
      const received = header + 256;
      const desc = header + 512;
      cpu.write(
        desc,
        encodeRecvDesc({
          slot: asCapSlot(0),
          headerOut: asUserPtr(received),
          payloadOut: asUserPtr(payload),
          payloadMax: BYTES,
          senderServiceIdOut: asUserPtr(received + 64),
          flags: asRecvFlags(0),
          deadline: 0n,
        }),
      );
      const clone = checkResult(yield* capCloneRaw(cpu, REPLY_SLOT));
      cpu.store32(header + MSG_HEADER.src, clone);
      checkResult(yield* ipcSendRaw(cpu, REPLY_SLOT, header, payload, BYTES, 0, 0n));
      checkResult(yield* ipcRecvRaw(cpu, 0, received, payload, BYTES, 0, 0n));
      cpu.store16(header + MSG_HEADER.flags, 0);
      for (;;) {
        const slot = cpu.load32(received + MSG_HEADER.src);
        checkResult(yield* ipcReplyRecvRaw(cpu, slot, header, payload, BYTES, desc));
      }
    },
  };
}

/** Round trips with a reply capability, which is cloned, moved with the request, used and closed each time. */
export function movedReplyCap(): RoundTrips {
  let trips = 0;
  return {
    count: () => trips,
    *init(cpu) {
      const [requests, replies] = yield* connect(cpu);
      // A moved capability must not have MANAGE. The capability of the creator has it, so the child's is used.
      const { header, payload } = buffers(cpu, MsgFlags.CAP_MOVE);
      const reply =
        checkResult(yield* ipcRecvRaw(cpu, replies, header, payload, BYTES, 0, 0n)) >= 0
          ? cpu.load32(header + MSG_HEADER.src)
          : -1;
      for (;;) {
        const clone = checkResult(yield* capCloneRaw(cpu, reply));
        cpu.store32(header + MSG_HEADER.src, clone);
        cpu.store16(header + MSG_HEADER.flags, MsgFlags.CAP_MOVE);
        checkResult(yield* ipcSendRaw(cpu, requests, header, payload, BYTES, 0, 0n));
        checkResult(yield* ipcRecvRaw(cpu, replies, header, payload, BYTES, 0, 0n));
        trips++;
      }
    },
    *child(cpu) {
      const { header, payload } = buffers(cpu, MsgFlags.CAP_MOVE);
      const clone = checkResult(yield* capCloneRaw(cpu, REPLY_SLOT));
      cpu.store32(header + MSG_HEADER.src, clone);
      checkResult(yield* ipcSendRaw(cpu, REPLY_SLOT, header, payload, BYTES, 0, 0n));
      for (;;) {
        checkResult(yield* ipcRecvRaw(cpu, 0, header, payload, BYTES, 0, 0n));
        const slot = cpu.load32(header + MSG_HEADER.src);
        cpu.store16(header + MSG_HEADER.flags, 0);
        checkResult(yield* ipcSendRaw(cpu, slot, header, payload, BYTES, 0, 0n));
        checkResult(yield* capCloseRaw(cpu, slot));
      }
    },
  };
}
