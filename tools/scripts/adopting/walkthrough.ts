/**
 * A document that can be walked: its fenced blocks are what its reader does.
 *
 *     ```sh                   commands; `# fails: TEXT` behind one: it fails, and says so
 *     ```json PATH, ```ts PATH   a file as it shall be
 *     ```diff PATH            lines that are replaced; `undone`: only until after the next commands
 */

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

const BLOCK = /^```(\w+)(?: (\S+))?(?: (undone))?\n([^]*?)^```$/gm;

function commands(text: string): WalkStep[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [command = '', fails] = line.split(/\s+# fails: /);
      return { kind: 'run', command: command.trim(), fails };
    });
}

function side(text: string, sign: string): string {
  const lines = text.split('\n').filter((line) => line.startsWith(sign));
  return lines.map((line) => line.slice(1)).join('\n');
}

/** What the reader of a Markdown document does, in order. */
export function walkSteps(markdown: string): WalkStep[] {
  return [...markdown.matchAll(BLOCK)].flatMap(
    ([, language, path, undone, text = '']): WalkStep[] => {
      if (language === 'sh') return commands(text);
      if (path === undefined) return [];
      if (language !== 'diff') return [{ kind: 'write', path, text }];
      const [from, to] = [side(text, '-'), side(text, '+')];
      return [{ kind: 'edit', path, from, to, undone: undone !== undefined }];
    },
  );
}
