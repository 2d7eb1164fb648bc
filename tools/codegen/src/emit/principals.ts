/** Principals: the identities that the kernel can bind a task to. */
import { property } from '../output/code.ts';
import type { Emitter } from './emitter.ts';
import { perPackage } from './per-package.ts';

/** `principals.ts` of each package that declares some. */
export const principals: Emitter = perPackage(
  'principals',
  'principals.ts',
  (file, feeds, model) => {
    const own = model.principals.filter((principal) => principal.feeds === feeds);
    if (own.length === 0) return false;
    file.doc('Identities by name: the FNV-1a hash of the name, 64 bits.');
    file.block(
      'export const PRINCIPALS =',
      () => {
        for (const { name, hash } of own) {
          const digits = hash.slice(2).replaceAll(/(?<=^(?:.{4})+)(?!$)/g, '_');
          file.print(`${property(name)}: 0x${digits}n,`);
        }
      },
      '} as const;',
    );
    file.blank();
    file.doc('The name of an identity.');
    file.print('export type Principal = keyof typeof PRINCIPALS;');
    return true;
  },
);
