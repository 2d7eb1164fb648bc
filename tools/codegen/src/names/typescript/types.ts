/** Names of types, and of the tables that are kept by them. */
import { screaming } from '../../emit/names.ts';
import { typesOf } from '../../emit/per-package.ts';
import { compositeFile, constructorName, structFile } from '../../emit/type-names.ts';
import type { IntegerDef, Model } from '../../model/types.ts';
import type { GeneratedName } from './written.ts';

function ofInteger(type: IntegerDef): string[] {
  const { name } = type;
  const upper = screaming(name);
  const common = [name, `is${name}`, constructorName(type)];
  if (type.kind === 'newtype') return [...common, `as${name}`];
  if (type.kind === 'flags') return [...common, `as${name}`, `${upper}_ALL`];
  const initial = type.initial === undefined ? [] : [`${upper}_INITIAL`];
  return [...common, `${upper}_NAMES`, ...initial, type.closed ? `decode${name}` : `as${name}`];
}

/** What is written of the types of a package. */
export function typeNames(model: Model, feeds: string): GeneratedName[] {
  return typesOf(model, feeds).map((type): GeneratedName => {
    const { name, kind: what } = type;
    if (type.kind === 'record' || type.kind === 'union' || type.kind === 'sized') {
      const exports = [name, `read${name}`, `write${name}`];
      return { of: type, what, file: compositeFile(type), part: type.id, exports, type: name };
    }
    if (type.kind !== 'struct') {
      return {
        of: type,
        what,
        file: 'types.ts',
        part: 'types',
        exports: ofInteger(type),
        type: name,
      };
    }
    const upper = screaming(name);
    const verbs = ['is', 'write', 'encode', 'read'].map((verb) => `${verb}${name}`);
    const exports = [name, `${upper}_SIZE`, upper, ...verbs];
    return { of: type, what, file: structFile(type), part: type.id, exports, type: name };
  });
}
