/** The init service: starts the other programs, grants their capabilities, and restarts them. */
import type { ProgramMain } from '@abicus/program';
import type { Boot } from '@abicus/wire';
import { supervisor } from './loop/supervisor.ts';

export { supervisor } from './loop/supervisor.ts';

/** The program. */
export const program = {
  name: 'init',
  mainFor: ({ boot }: { readonly boot: Boot }): ProgramMain => supervisor(boot),
} as const;
