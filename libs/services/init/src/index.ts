/** The init service: starts the other programs and grants their capabilities. */
import type { ProgramMain } from '@abicus/program';
import type { Boot } from '@abicus/wire';
import { init } from './boot.ts';

export { init } from './boot.ts';
export * from './wiring.ts';
export { supervisor } from './loop/supervisor.ts';

/** The program. */
export const program = {
  name: 'init',
  mainFor: ({ boot }: { readonly boot: Boot }): ProgramMain => init(boot),
} as const;
