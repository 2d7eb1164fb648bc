/** The timer service. */
import { timed } from './program.ts';

export * from './coalesce.ts';
export * from './handlers.ts';
export * from './program.ts';
export * from './serve.ts';
export * from './sleeps.ts';
export * from './deadline-queue.ts';
export * from './timers.ts';

/** The program. */
export const program = { name: 'timed', main: timed } as const;
