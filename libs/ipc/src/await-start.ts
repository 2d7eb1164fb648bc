/** How a program of the boot list begins: it waits on its control endpoint until it is told that it is wired. */
import { asCapSlot } from '@abicus/abi-kernel';
import type { Cpu, Program, Result } from '@abicus/wire';
import { Receiver, type Message, type ReceiveError } from './receiver.ts';

/** Where each program finds RECV of its control endpoint. */
export const CONTROL_SLOT = asCapSlot(0);

/** Bytes of the longest control message. */
const CONTROL_ROOM = 64;

/** Waits for the first control message, as long as it takes. */
export function* awaitStart(cpu: Cpu): Program<Result<Message, ReceiveError>> {
  return yield* new Receiver(cpu, CONTROL_SLOT, CONTROL_ROOM).receive(0n);
}
