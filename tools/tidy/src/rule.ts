/** What a rule of style is, and what it finds. */

/** A file of the tree: its path from the root, with `/`, and its text. */
export type File = { readonly path: string; readonly text: string };

/** A place where a rule does not hold, and what to do. */
export type Finding = { readonly path: string; readonly line: number; readonly message: string };

/** A rule over the whole tree; most look at one file at a time. */
export type Rule = {
  readonly name: string;
  readonly find: (files: readonly File[]) => readonly Finding[];
};

/** A finding in one line, as editors understand it. */
export function formatFinding({ path, line, message }: Finding): string {
  return `${path}:${line}: ${message}`;
}

/** A rule that looks at one line at a time; says what is wrong with it, or nothing. */
export function lineRule(
  name: string,
  concerns: (path: string) => boolean,
  wrong: (line: string, path: string) => string | undefined,
): Rule {
  const inFile = ({ path, text }: File): Finding[] =>
    text.split('\n').flatMap((line, i) => {
      const message = wrong(line, path);
      return message === undefined ? [] : [{ path, line: i + 1, message }];
    });
  return { name, find: (files) => files.filter(({ path }) => concerns(path)).flatMap(inFile) };
}

/** Whether a file is written by hand, in TypeScript or JavaScript. */
export function isCode(path: string): boolean {
  return /\.(ts|mts|mjs|js)$/.test(path) && !path.startsWith('libs/abi/');
}

/** Whether people wrote a file: generated ones are checked where they are generated. */
export function isByHand(path: string): boolean {
  return !/^(libs\/abi\/[^/]+\/(src|include|rust)\/|docs\/reference\/|contracts\/\.lock\/)/.test(
    path,
  );
}
