/** The init service: starts the other programs and grants their capabilities. */
export { init } from './boot.ts';
export * from './wiring.ts';
