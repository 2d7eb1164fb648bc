/** Elements whose generated code would not stand beside that of others, or beside the language: findings with places. */
import { diagnostic, related, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Model } from '../../model/types.ts';
import type { Workspace } from '../../workspace/config.ts';
import { writtenIn } from './table.ts';
import { isTypeWord, isWord } from './words.ts';
import type { GeneratedName } from './written.ts';

/** A name where nothing else has it: exports in their index, names of a file in it, keys and files in the package. */
function claimsOf(one: GeneratedName): (readonly [space: string, name: string])[] {
  const index = one.file.startsWith('testing/') ? 'testing' : 'index';
  const locals = one.locals ?? [];
  return [
    ...one.exports.map((name) => [index, name] as const),
    ...[...one.exports, ...locals].map((name) => [one.file, name] as const),
    ...(one.keys ?? []).map((key) => ['key', key] as const),
  ];
}

/** An element as findings call it; what a package has for all of them has no id. */
function saidOf({ of, what }: GeneratedName): string {
  return of.id === '' ? `the ${what}` : `the ${what} '${of.id}'`;
}

function wordOf({ exports, locals = [], type }: GeneratedName): string | undefined {
  if (type !== undefined && isTypeWord(type)) return type;
  return [...exports, ...locals].find(isWord);
}

function reserved(one: GeneratedName): Diagnostic | undefined {
  const word = wordOf(one);
  if (word === undefined) return undefined;
  const message = `${saidOf(one)} becomes '${word}' in TypeScript, where that is a word of the language`;
  return diagnostic('contract/bad-name', one.of.pos, message, { fix: 'rename it' });
}

function twin(one: GeneratedName, first: GeneratedName, name: string): Diagnostic {
  const message = `${saidOf(one)} and ${saidOf(first)} both become '${name}' in TypeScript`;
  const places = [related('first', first.of.pos, saidOf(first))];
  return diagnostic('registry/taken', one.of.pos, message, {
    related: places,
    fix: 'rename one of the two',
  });
}

/** What others have taken before an element: its file, as another part, or one of its names. */
class Taken {
  readonly #files = new Map<string, GeneratedName>();
  readonly #names = new Map<string, GeneratedName>();

  /** Enters an element; gives the first that has what it would have. */
  enter(one: GeneratedName): readonly [first: GeneratedName, name: string] | undefined {
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

/** The clashes in all packages; elements that have a finding are `known` from then on. */
export function typescriptClashes(
  model: Model,
  workspace: Workspace,
  known: Set<string>,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { feeds } of model.packages) {
    const taken = new Taken();
    for (const one of writtenIn(model, feeds, workspace)) {
      const first = taken.enter(one);
      // One finding for an element: renaming it resolves its other clashes too.
      const element = one.of.id === '' ? one.what : one.of.id;
      const file = first?.[1] === one.file ? `${feeds} ${one.file} ${one.part}` : element;
      if (known.has(element) || known.has(file)) continue;
      const finding = reserved(one) ?? (first && twin(one, ...first));
      if (finding === undefined) continue;
      found.push(finding);
      known.add(element).add(file);
    }
  }
  return found;
}
