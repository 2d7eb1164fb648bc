/** Round trips by calls: one trap each way, with the payload in registers or in pages. */
import {
  asCapSlot,
  asQueueDepth,
  getpidRaw,
  ipcCallV2Raw,
  ipcEndpointCreateV2,
  ipcReplyRecvV2Raw,
} from '@abicus/abi-kernel';
import { T5, u53In, type Cpu } from '@abicus/wire';
import { childImage, startChild } from './exec.ts';
import { must, SLOT } from './machine.ts';
import { checkResult, type RoundTrips } from './round-trip.ts';

/** The words of the four registers of a short payload. */
const WORDS = 8;
const BUFFER_SPACE = 4096;

/** What travels: its bytes, and where they are. At most 32 bytes are in registers. */
type Payload = { readonly words: Int32Array; readonly va: number; readonly room: number };

function payloadOf(cpu: Cpu, bytes: number): Payload {
  const words = new Int32Array(WORDS).fill(0x0102_0304);
  if (bytes <= 4 * WORDS) return { words, va: 0, room: 0 };
  const va = ((cpu.x[4] ?? 0) - BUFFER_SPACE + 1024) & ~15;
  cpu.write(va, new Uint8Array(bytes).fill(1));
  words[0] = va;
  words[1] = 0;
  return { words, va, room: bytes };
}

/** Round trips of so many bytes each way, beside programs that only make syscalls. */
export function callTrips(bytes: number, spinners = 0): RoundTrips {
  let trips = 0;
  let started = 0;
  return {
    count: () => trips,
    *init(cpu) {
      const requests = must(
        yield* ipcEndpointCreateV2(cpu, asCapSlot(SLOT.endpointFactory), asQueueDepth(8)),
      );
      const image = yield* childImage(cpu);
      for (let i = 0; i <= spinners; i++) yield* startChild(cpu, image);
      const { words, va, room } = payloadOf(cpu, bytes);
      for (;;) {
        checkResult(yield* ipcCallV2Raw(cpu, requests, 1, 0, 0, va, room, 0, words, bytes, 0));
        trips++;
      }
    },
    *child(cpu) {
      if (started++ > 0) for (;;) yield* getpidRaw(cpu);
      const { words, va, room } = payloadOf(cpu, bytes);
      let token = 0;
      for (;;) {
        const sent = token === 0 ? 0 : bytes;
        checkResult(yield* ipcReplyRecvV2Raw(cpu, 0, 1, 0, 0, va, room, 0, words, sent, token));
        token = u53In(cpu.x, T5);
      }
    },
  };
}
