/** Principals: the identities that the kernel can bind a task to. */
import { property } from '../output/code.ts';
import type { Emitter } from './emitter.ts';
import { ownOf, perPackage } from './per-package.ts';

/** `principals.ts` of each package that declares some. */
export const principals: Emitter = perPackage(
  'principals',
  'principals.ts',
  (file, feeds, model) => {
    const own = ownOf(model.principals, feeds);
    if (own.length === 0) return;
    file.doc('Identities by name: the FNV-1a hash of the name, 64 bits.');
    file.closed('export const PRINCIPALS =', '} as const;', () => {
      for (const { name, hash } of own) {
        const digits = hash.slice(2).replaceAll(/(?<=^(?:.{4})+)(?!$)/g, '_');
        file.print(`${property(name)}: 0x${digits}n,`);
      }
    });
    file.item('The name of an identity.', 'export type Principal = keyof typeof PRINCIPALS;');
  },
);
