/** How elements are named in TypeScript. */
import { isWord } from '../names/typescript/words.ts';

/** Words of a name: `ipcRecvV2` is ipc, recv, v2; `selftest-client` is selftest, client. */
function words(name: string): string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .filter((word) => word !== '');
}

/** `task-qos-set`. */
export function kebab(name: string): string {
  return words(name).join('-').toLowerCase();
}

/** `TASK_QOS_SET`. */
export function screaming(name: string): string {
  return words(name).join('_').toUpperCase();
}

/** `taskQosSet`: the name as it is, but for its first letter and what joins its words. */
export function camel(name: string): string {
  const joined = name.replaceAll(/[^A-Za-z\d]+(.)?/g, (_, next?: string) =>
    (next ?? '').toUpperCase(),
  );
  return joined.slice(0, 1).toLowerCase() + joined.slice(1);
}

/** `TaskQosSet`. */
export function pascal(name: string): string {
  const joined = camel(name);
  return joined.slice(0, 1).toUpperCase() + joined.slice(1);
}

/** The types that are generated of the machine of a resource: those of its state only if no enumeration holds it. */
export function machineTypeNames(resource: string, hasStates: boolean): string[] {
  const parts = ['Operation', 'Occurrence', 'Time', ...(hasStates ? [] : ['State'])];
  return parts.map((part) => `${pascal(resource)}${part}`);
}

/** The last word of a name in lower case: `status` for `ExitStatus`, `add` for `add_1`. */
export function lastWord(name: string): string {
  return (words(name).findLast((word) => !/^\d/.test(word)) ?? name).toLowerCase();
}

/** The name of a function for an operation: `yieldNow` where the language has the word. */
export function functionName(name: string): string {
  return isWord(name) ? `${name}Now` : name;
}

/** A local variable for an argument: with a suffix where the language or the file has the word. */
export function local(name: string, taken: readonly string[]): string {
  return isWord(name) || taken.includes(name) ? `${name}Given` : name;
}

/**
 * Local variables for things that have names, each its own: with a suffix where the language, the
 * function or an earlier one has the word, and with a number where that is taken, too.
 */
export function locals<K>(
  wanted: readonly (readonly [key: K, name: string])[],
  taken: readonly string[],
  suffix: string,
): ReadonlyMap<K, string> {
  const used = new Set(taken);
  const found = new Map<K, string>();
  for (const [key, name] of wanted) {
    let own = isWord(name) || used.has(name) ? `${name}${suffix}` : name;
    for (let i = 2; used.has(own); i++) own = `${name}${suffix}${i}`;
    used.add(own);
    found.set(key, own);
  }
  return found;
}

/** `a` or `an`, for a name. */
export function article(name: string): string {
  return /^[AEIOaeio]/.test(name) ? 'an' : 'a';
}

/** Prose in lines that fit a comment of 100 columns. */
export function wrapped(text: string): string {
  return text.replaceAll(/(?=\S)(.{1,92})(?:\s+|$)/g, '$1\n').trimEnd();
}

/** A text with its first letter as it stands at the start of a sentence. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A text as a sentence; nothing stays nothing. */
export function sentence(text: string): string {
  return text === '' || /[.!?]$/.test(text) ? capital(text) : `${capital(text)}.`;
}

/** An identity as it is written: 64 bits in groups of four digits. */
export function identityOf(hash: bigint): string {
  const hex = hash.toString(16).padStart(16, '0');
  return `0x${hex.replaceAll(/(?<=^(?:.{4})+)(?!$)/g, '_')}n`;
}
