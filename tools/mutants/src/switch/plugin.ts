/** The plugin of vite that puts the active mutant into its file. */
import type { Plugin } from 'vite';
import { activeMutant, applyActive } from './active.ts';

/** Looks at each load which mutant is active: the server of vitest outlives many of them. */
export function mutantPlugin(): Plugin {
  return {
    name: 'abicus-mutant',
    enforce: 'pre',
    transform(code, id) {
      const active = activeMutant();
      const [path] = id.split('?');
      if (active === undefined || active.path !== path) return undefined;
      return { code: applyActive(active, code), map: null };
    },
  };
}
