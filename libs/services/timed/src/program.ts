/** The program `timed`: waits for init's start message, then serves. */
import { readStart } from '@abicus/abi-init';
import { asCapSlot } from '@abicus/abi-kernel';
import { SLOTS } from '@abicus/abi-timed';
import { awaitStart } from '@abicus/ipc';
import type { Cpu, Program } from '@abicus/wire';
import { serveTimed } from './serve.ts';

/** The timed program. It ends when its endpoint is closed, or if the start message is invalid. */
export function* timed(cpu: Cpu): Program {
  const start = yield* awaitStart(cpu);
  if (!start.ok || readStart(start.value.payload, 0) === undefined) return;
  yield* serveTimed(cpu, asCapSlot(SLOTS.requests));
}
