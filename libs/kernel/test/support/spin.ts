/** A task that never stops making syscalls. */
import { getpidRaw } from '@abicus/abi-kernel';
import type { Actor } from './world.ts';

/** Lets a task make one syscall after another; returns how many it has made so far. */
export function spin(actor: Actor): { readonly taken: number } {
  const count = { taken: 0 };
  actor.puppet.ask(function* (cpu) {
    for (;;) {
      yield* getpidRaw(cpu);
      count.taken++;
    }
  });
  return count;
}
