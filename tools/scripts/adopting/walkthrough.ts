/**
 * A document that can be walked: its fenced blocks are what its reader does.
 *
 *     ```sh                      commands; `# fails: TEXT` behind one: it fails, and prints that
 *     ```json PATH, ```ts PATH   a file as it shall be
 *     ```diff PATH               lines that are replaced; `undone`: only until after the next commands
 *     ``` … with=npm,nx          only for readers who work with one of these
 */

/** What a reader works with: npm or pnpm workspaces, or Nx on npm workspaces. */
export const WAYS = ['npm', 'pnpm', 'nx'] as const;

/** One of them. */
export type Way = (typeof WAYS)[number];

/** One thing that the reader does. */
export type WalkStep =
  | { readonly kind: 'run'; readonly command: string; readonly fails: string | undefined }
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | {
      readonly kind: 'edit';
      readonly path: string;
      readonly from: string;
      readonly to: string;
      readonly undone: boolean;
    };

const BLOCK = /^```(\w+)([^\n]*)\n([^]*?)^```$/gm;

/** The words behind the language of a block. */
type Words = { readonly path?: string; readonly undone: boolean; readonly ways: readonly Way[] };

function waysIn(text: string): Way[] {
  return text.split(',').map((name) => {
    const way = WAYS.find((one) => one === name);
    if (way === undefined) throw new Error(`with=${text}: '${name}' is none of ${WAYS.join(', ')}`);
    return way;
  });
}

/** Throws on words that mean nothing: a block that is not read as it was meant would be left out in silence. */
function wordsIn(text: string): Words {
  let words: Words = { undone: false, ways: WAYS };
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (word.startsWith('with=')) words = { ...words, ways: waysIn(word.slice('with='.length)) };
    else if (word === 'undone') words = { ...words, undone: true };
    else if (words.path === undefined) words = { ...words, path: word };
    else throw new Error(`a block of ${words.path} says '${word}'`);
  }
  return words;
}

/** A command as readers of this way type it. */
function typed(command: string, way: Way): string {
  if (way !== 'pnpm') return command;
  return command.replace(/^npx /, 'pnpm exec ').replace(/^npm install$/, 'pnpm install');
}

function commands(text: string, way: Way): WalkStep[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [command = '', fails] = line.split(/\s+# fails: /);
      return { kind: 'run', command: typed(command.trim(), way), fails };
    });
}

function side(text: string, sign: string): string {
  const lines = text.split('\n').filter((line) => line.startsWith(sign));
  return lines.map((line) => line.slice(1)).join('\n');
}

/** What a reader of a Markdown document does, in order. */
export function walkSteps(markdown: string, way: Way): WalkStep[] {
  return [...markdown.matchAll(BLOCK)].flatMap(
    ([, language, words = '', text = '']): WalkStep[] => {
      const { path, undone, ways } = wordsIn(words);
      if (!ways.includes(way)) return [];
      if (language === 'sh') return commands(text, way);
      if (path === undefined) return [];
      if (language !== 'diff') return [{ kind: 'write', path, text }];
      const [from, to] = [side(text, '-'), side(text, '+')];
      return [{ kind: 'edit', path, from, to, undone }];
    },
  );
}
