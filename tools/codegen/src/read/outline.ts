/**
 * The parts of a contract that a project graph needs: the package that it feeds, and the names that it
 * borrows. They are taken from the reader's tree, so that comments and strings cannot hide them;
 * values are not evaluated, so that a contract with a mistake in another part still has an outline.
 */
import { overLimit } from './limits.ts';
import { parse } from './syntax.ts';
import type { Entry, Node } from './tree.ts';

/** The parts of a contract that a project graph needs. */
export type Outline = {
  readonly file: string;
  readonly id: string;
  readonly feeds: string;
  /** Names of other contracts' elements, by the id of the contract. */
  readonly uses: ReadonlyMap<string, readonly string[]>;
  /**
   * Its types, errors and limits, each with the strings in its declaration, which contain the names it
   * uses.
   */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Whether it has a program that is booted: its image has the hash of all contracts that the program uses. */
  readonly boots: boolean;
  /** The services that its program calls or notifies. */
  readonly calls: readonly string[];
  /** The name of its service. */
  readonly service: string | undefined;
  /** Whether it states syscalls, which every program makes. */
  readonly hasSyscalls: boolean;
};

const DECLARING: readonly string[] = ['types', 'errors', 'limits'];

const entriesOf = (node: Node | undefined): readonly Entry[] =>
  node?.form === 'object' ? node.entries : [];

/** Every string in a value, except keys. */
function strings(node: Node): string[] {
  switch (node.form) {
    case 'literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'list':
      return node.items.flatMap(strings);
    case 'object':
      return node.entries.flatMap((entry) => strings(entry.node));
    case 'call':
      return node.args.flatMap(strings);
    case 'name':
    case 'bad':
      return [];
  }
}

const stringsByKey = (entries: readonly Entry[]): ReadonlyMap<string, readonly string[]> =>
  new Map(entries.map(({ key, node }) => [key, strings(node)]));

/**
 * The outline of a contract; nothing for a text that is not TypeScript, is too long, or has no `id` or
 * `feeds`.
 */
export function outlineOf(file: string, text: string): Outline | undefined {
  if (overLimit(file, text) !== undefined) return undefined;
  const parts = new Map(entriesOf(parse(file, text).root).map(({ key, node }) => [key, node]));
  const word = (key: string): string | undefined => {
    const node = parts.get(key);
    return node?.form === 'literal' && typeof node.value === 'string' ? node.value : undefined;
  };
  const [id, feeds] = [word('id'), word('feeds')];
  if (id === undefined || feeds === undefined) return undefined;
  const declared = DECLARING.flatMap((key) => entriesOf(parts.get(key)));
  const uses = stringsByKey(entriesOf(parts.get('uses')));
  const service = entriesOf(parts.get('service')).find(({ key }) => key === 'name')?.node;
  const called = ['calls', 'notifies'].flatMap((key) => entriesOf(parts.get(key)));
  return {
    file,
    id,
    feeds,
    uses,
    names: stringsByKey(declared),
    boots: parts.has('program') && word('status') !== 'draft',
    calls: called.map(({ key }) => key),
    service: service === undefined ? undefined : strings(service)[0],
    hasSyscalls: parts.has('syscalls'),
  };
}
