/**
 * Reads a document as steps: its fenced blocks are what its reader does.
 * ```sh                      commands; `# fails: TEXT` after one: it fails, and prints that
 * ```text                    the output of the command before it; `…` stands for what differs
 * ```json PATH, ```ts PATH   a file to write; `from=WORD`: from the first line with this word to its
 * end
 * ```diff PATH               lines to replace; `undone`: only until after the next commands
 * ``` … with=npm,nx          only for readers who work with one of these
 */

/** The tools of a reader: npm or pnpm workspaces, or Nx on npm workspaces. */
export const WAYS = ['npm', 'pnpm', 'nx'] as const;

/** One of them. */
export type Way = (typeof WAYS)[number];

/** One action of the reader. */
export type WalkStep =
  | {
      readonly kind: 'run';
      readonly command: string;
      readonly fails: string | undefined;
      readonly prints: string | undefined;
    }
  | {
      readonly kind: 'write';
      readonly path: string;
      readonly from: string | undefined;
      readonly text: string;
    }
  | {
      readonly kind: 'edit';
      readonly path: string;
      readonly from: string;
      readonly to: string;
      readonly undone: boolean;
    };

const BLOCK = /^```(\w+)([^\n]*)\n([^]*?)^```$/gm;

/** The words after the language of a block. */
type Words = {
  readonly path?: string;
  readonly from?: string;
  readonly undone: boolean;
  readonly ways: readonly Way[];
};

function waysIn(text: string): Way[] {
  return text.split(',').map((name) => {
    const way = WAYS.find((one) => one === name);
    if (way === undefined)
      throw new Error(`with=${text}: '${name}' is not one of ${WAYS.join(', ')}`);
    return way;
  });
}

/** Throws on unknown words: a misspelled block would be skipped silently. */
function wordsIn(text: string): Words {
  let words: Words = { undone: false, ways: WAYS };
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (word.startsWith('with=')) words = { ...words, ways: waysIn(word.slice('with='.length)) };
    else if (word.startsWith('from=')) words = { ...words, from: word.slice('from='.length) };
    else if (word === 'undone') words = { ...words, undone: true };
    else if (words.path === undefined) words = { ...words, path: word };
    else throw new Error(`a block of ${words.path} says '${word}'`);
  }
  return words;
}

/** A command as a reader with these tools types it. */
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
      return { kind: 'run', command: typed(command.trim(), way), fails, prints: undefined };
    });
}

function side(text: string, sign: string): string {
  const lines = text.split('\n').filter((line) => line.startsWith(sign));
  return lines.map((line) => line.slice(1)).join('\n');
}

/** The steps of a block, from its language and words. */
function stepsOf(language: string, { path, from, undone }: Words, text: string): WalkStep[] {
  if (path === undefined) return [];
  if (language !== 'diff') return [{ kind: 'write', path, from, text }];
  return [{ kind: 'edit', path, from: side(text, '-'), to: side(text, '+'), undone }];
}

/**
 * The last command, which prints a text. Throws if no command precedes the text, or if the command has
 * a text already.
 */
function printing(last: WalkStep | undefined, text: string): WalkStep {
  if (last?.kind !== 'run' || last.prints !== undefined) {
    throw new Error(`no command stands before the text '${text.split('\n', 1)[0] ?? ''}'`);
  }
  return { ...last, prints: text };
}

/** The actions of a reader of a Markdown document, in order. */
export function walkSteps(markdown: string, way: Way): WalkStep[] {
  const steps: WalkStep[] = [];
  for (const [, language = '', said = '', text = ''] of markdown.matchAll(BLOCK)) {
    const words = wordsIn(said);
    if (!words.ways.includes(way)) continue;
    if (language === 'sh') steps.push(...commands(text, way));
    else if (language === 'text' && words.path === undefined) {
      steps.push(printing(steps.pop(), text));
    } else steps.push(...stepsOf(language, words, text));
  }
  return steps;
}
