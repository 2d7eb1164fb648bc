/**
 * The table of TypeScript names: every identifier that a package declares at the top of a module, every file, and every
 * key that is made from more than one name. It is entered before anything is printed, see clashes.ts.
 */
import type { Model } from '../../model/types.ts';
import type { Workspace } from '../../workspace/config.ts';
import { boardNames } from './board.ts';
import { callNames } from './calls.ts';
import { packageNames } from './package.ts';
import { persistedNames } from './persisted.ts';
import { rpcFileNames } from './rpc.ts';
import { schemaFileNames } from './schemas.ts';
import { serviceNames } from './services.ts';
import { typeNames } from './types.ts';
import type { GeneratedName } from './written.ts';

/** What is written of a package. What it has for all of its elements comes first. */
export function writtenIn(model: Model, feeds: string, workspace: Workspace): GeneratedName[] {
  return [
    ...packageNames(model, feeds),
    ...typeNames(model, feeds),
    ...callNames(model, feeds, workspace),
    ...serviceNames(model, feeds),
    ...schemaFileNames(model, feeds),
    ...rpcFileNames(model, feeds),
    ...persistedNames(model, feeds),
    ...boardNames(model, feeds),
  ];
}
