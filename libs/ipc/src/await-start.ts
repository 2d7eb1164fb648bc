/** The start of a program that init starts: it waits on its control endpoint for init's start message. */
import { START_SIZE } from '@abicus/abi-init';
import { asCapSlot } from '@abicus/abi-kernel';
import type { Cpu, Program, Result } from '@abicus/wire';
import { Receiver, type Message, type ReceiveError } from './receiver.ts';

/** The slot of each program with RECV of its control endpoint. */
export const CONTROL_SLOT = asCapSlot(0);

/** Waits for the first control message, without a deadline. */
export function* awaitStart(cpu: Cpu): Program<Result<Message, ReceiveError>> {
  return yield* new Receiver(cpu, CONTROL_SLOT, START_SIZE).receive(0n);
}
