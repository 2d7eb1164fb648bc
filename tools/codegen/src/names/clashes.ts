/** Elements whose generated code would not stand beside that of others, or beside the language: findings with places. */
import { diagnostic, related, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/types.ts';
import type { Workspace } from '../workspace/config.ts';
import { writtenIn } from './typescript.ts';
import { isTypeWord, isWord } from './words.ts';
import type { Written } from './written.ts';

/** A name where nothing else has it: exports in their index, names of a file in it, keys and files in the package. */
function claimsOf(one: Written): (readonly [space: string, name: string])[] {
  const index = one.file.startsWith('testing/') ? 'testing' : 'index';
  const locals = one.locals ?? [];
  return [
    ...one.exports.map((name) => [index, name] as const),
    ...[...one.exports, ...locals].map((name) => [one.file, name] as const),
    ...(one.keys ?? []).map((key) => ['key', key] as const),
  ];
}

function wordOf({ exports, locals = [], type }: Written): string | undefined {
  if (type !== undefined && isTypeWord(type)) return type;
  return [...exports, ...locals].find(isWord);
}

function reserved(one: Written): Diagnostic | undefined {
  const word = wordOf(one);
  if (word === undefined) return undefined;
  const message = `${one.said} becomes '${word}' in TypeScript, where that is a word of the language`;
  return diagnostic('contract/bad-name', one.pos, message, { fix: 'rename it' });
}

function twin(one: Written, first: Written, name: string): Diagnostic {
  const message = `${one.said} and ${first.said} both become '${name}' in TypeScript`;
  const places = [related('first', first.pos, first.said)];
  return diagnostic('registry/taken', one.pos, message, {
    related: places,
    fix: 'rename one of the two',
  });
}

/** What others have taken before an element: its file, as another part, or one of its names. */
class Taken {
  readonly #files = new Map<string, Written>();
  readonly #names = new Map<string, Written>();

  /** Enters an element; gives the first that has what it would have. */
  enter(one: Written): readonly [first: Written, name: string] | undefined {
    const owner = this.#files.get(one.file);
    if (owner === undefined) this.#files.set(one.file, one);
    else if (owner.part !== one.part) return [owner, one.file];
    const keys = claimsOf(one).map(([space, name]) => [`${space} ${name}`, name] as const);
    const [found] = keys.flatMap(([key, name]) => {
      const first = this.#names.get(key);
      return first === undefined ? [] : [[first, name] as const];
    });
    for (const [key] of keys) if (!this.#names.has(key)) this.#names.set(key, one);
    return found;
  }
}

function clashesIn(written: readonly Written[]): Diagnostic[] {
  const taken = new Taken();
  // One finding for an element: whatever else clashes is mended with it.
  const found = new Map<string, Diagnostic>();
  for (const one of written) {
    const first = taken.enter(one);
    if (found.has(one.said)) continue;
    const finding = reserved(one) ?? (first && twin(one, ...first));
    if (finding !== undefined) found.set(one.said, finding);
  }
  return [...found.values()];
}

/** The clashes in all packages. */
export function clashes(model: Model, workspace: Workspace): Diagnostic[] {
  return model.packages.flatMap(({ feeds }) => clashesIn(writtenIn(model, feeds, workspace)));
}
