/** Names of the runtime that generated code imports. */
import { imported, importedType, type ImportedName } from '../output/code.ts';

/** A function or constant of the runtime. */
export const wire = (name: string): ImportedName => imported(name, '@abicus/wire');
/** A type of the runtime. */
export const wireType = (name: string): ImportedName => importedType(name, '@abicus/wire');
/** A function, class or constant of the runtime of services. */
export const served = (name: string): ImportedName => imported(name, '@abicus/wire/service');
/** A type of the runtime of services. */
export const servedType = (name: string): ImportedName =>
  importedType(name, '@abicus/wire/service');
