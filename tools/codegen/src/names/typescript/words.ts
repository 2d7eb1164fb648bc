/** Words of TypeScript that a name at the top of a module cannot be, or that generated code needs as they are. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Words that nothing in a module can be called. */
const KEYWORDS = words(`
  Infinity NaN arguments await break case catch class const continue debugger default delete do else enum eval export extends
  false finally for function globalThis if implements import in instanceof interface let new null package private protected
  public return static super switch this throw true try typeof var void while with yield
`);

/** An `await import()` of a module that exports it treats the module as a promise and never ends. */
const PROMISES = words('then');

/** Words that a type cannot be called, or cannot be used by: `import { type as }` imports a `type`. */
const TYPES = words(`
  abstract any as asserts bigint boolean infer intrinsic is keyof never number object readonly string symbol undefined
  unique unknown
`);

/** What generated code takes of the language's library, by name. */
export const LIBRARY: readonly string[] = words(`
  Int32Array Iterable Map Math Number Object Pick Readonly ReadonlyMap ReadonlySet Record Set Uint8Array undefined
`);

const reserved = new Set([...KEYWORDS, ...PROMISES, ...LIBRARY]);
const types = new Set(TYPES);

/** Whether no function and no constant can have this name. */
export const isWord = (name: string): boolean => reserved.has(name);

/** Whether no type can have this name. */
export const isTypeWord = (name: string): boolean => reserved.has(name) || types.has(name);
