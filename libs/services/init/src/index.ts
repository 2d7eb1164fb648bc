/** The init service: starts the other programs and grants their capabilities. */
import { init } from './boot.ts';

export { init } from './boot.ts';
export * from './wiring.ts';
export { supervisor } from './loop/supervisor.ts';

/** The program. */
export const program = { name: 'init', main: init } as const;
