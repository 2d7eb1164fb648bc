/** Principals: the identities that the kernel can bind a task to. */
import { property } from '../output/code.ts';
import type { Emitter } from './emitter.ts';
import { identityOf } from './names.ts';
import { ownOf, perPackage } from './per-package.ts';

/** `principals.ts` of each package that declares some. */
export const principals: Emitter = perPackage('principals.ts', (file, feeds, model) => {
  const own = ownOf(model.principals, feeds);
  if (own.length === 0) return;
  file.doc('Identities by name: the FNV-1a hash of the name, 64 bits.');
  file.closed('export const PRINCIPALS =', '} as const;', () => {
    for (const { name, hash } of own) {
      file.print(`${property(name)}: ${identityOf(BigInt(hash))},`);
    }
  });
  file.item('The name of an identity.', 'export type Principal = keyof typeof PRINCIPALS;');
});
