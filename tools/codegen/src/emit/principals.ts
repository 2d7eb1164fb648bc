/** Principals: the identities that the kernel can bind a task to. */
import type { Model, PrincipalDef } from '../model/types.ts';
import { property } from '../output/code.ts';
import type { Emitter } from './emitter.ts';
import { identityOf } from './names.ts';
import { ownOf, perPackage } from './per-package.ts';

/** The principals of a package: those that its contracts state, and those that its checks and authority name. */
export function principalsOf(model: Model, feeds: string): PrincipalDef[] {
  const operations = ownOf(model.operations, feeds);
  const services = ownOf(model.services, feeds);
  const ops = services.flatMap((service) => service.ops);
  const named = new Set([
    ...[...operations, ...ops].flatMap(({ checks }) => checks.flatMap(({ unless }) => unless)),
    ...services.flatMap(({ authority }) => (authority === 'any' ? [] : authority)),
    ...ops.flatMap(({ authority }) => authority ?? []),
  ]);
  return model.principals.filter((one) => one.feeds === feeds || named.has(one.name));
}

/** `principals.ts` of each package that has some. */
export const principals: Emitter = perPackage('principals.ts', (file, feeds, model) => {
  const all = principalsOf(model, feeds);
  if (all.length === 0) return;
  file.doc('Identities by name: the FNV-1a hash of the name, 64 bits.');
  file.closed('export const PRINCIPALS =', '} as const;', () => {
    for (const { name, hash } of all) {
      file.print(`${property(name)}: ${identityOf(BigInt(hash))},`);
    }
  });
  file.item('The name of an identity.', 'export type Principal = keyof typeof PRINCIPALS;');
});
