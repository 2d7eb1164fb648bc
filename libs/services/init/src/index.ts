/** The init service: starts the other programs and grants their capabilities. */
export { init } from './boot.ts';
export * from './wiring.ts';
export { supervisor } from './loop/supervisor.ts';
