/** Plugins of vite: what is loaded has the active mutant in it, or notes what it reaches. */
import { relative } from 'node:path';
import type { Plugin } from 'vite';
import type { Bases } from '../record/coverage.ts';
import { mutantsIn } from '../find.ts';
import { instrument, pointsOf } from '../points/instrument.ts';
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

/** Instruments the sources that have a number. */
export function instrumentPlugin(root: string, { bases }: Pick<Bases, 'bases'>): Plugin {
  return {
    name: 'abicus-points',
    enforce: 'pre',
    transform(code, id) {
      const [path = ''] = id.split('?');
      const file = relative(root, path).replaceAll('\\', '/');
      const base = bases.get(file);
      if (base === undefined) return undefined;
      const points = pointsOf(code, mutantsIn(file, code));
      return { code: instrument(code, points, base), map: null };
    },
  };
}
