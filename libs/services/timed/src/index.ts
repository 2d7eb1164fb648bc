/** The timer service. */
export * from './coalesce.ts';
export * from './sleeps.ts';
export * from './timeline.ts';
export * from './timers.ts';
