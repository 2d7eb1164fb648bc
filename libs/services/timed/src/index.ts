/** The timer service. */
export * from './coalesce.ts';
export * from './deadline-queue.ts';
export * from './handlers.ts';
export { program } from './program.ts';
export * from './sleeps.ts';
export * from './state.ts';
export * from './timers.ts';
