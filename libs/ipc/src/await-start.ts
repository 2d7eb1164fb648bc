/** The start of a program that init starts: it waits on its control endpoint for init's start message. */
import { asCapSlot } from '@abicus/abi-kernel';
import type { Cpu, Program, Result } from '@abicus/wire';
import { Receiver, type Message, type ReceiveError } from './receiver.ts';

/** The slot of each program with RECV of its control endpoint. */
export const CONTROL_SLOT = asCapSlot(0);

/** Payload size of the longest control message, in bytes. */
const CONTROL_PAYLOAD_MAX = 64;

/** Waits for the first control message, without a deadline. */
export function* awaitStart(cpu: Cpu): Program<Result<Message, ReceiveError>> {
  return yield* new Receiver(cpu, CONTROL_SLOT, CONTROL_PAYLOAD_MAX).receive(0n);
}
