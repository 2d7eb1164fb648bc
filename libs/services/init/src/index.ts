/** The first service: starts the others and hands out capabilities. */
export { init } from './boot.ts';
export * from './wiring.ts';
