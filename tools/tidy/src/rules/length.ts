/** Files and lines that are too long to be read. */
import { isCode, lineRule, type Rule } from '../rule.ts';

/** No file is longer; what is longer than `SELDOM` must be an exception. */
export const MOST = 500;
/** A length that few files exceed. */
export const SELDOM = 300;
/** How many of a hundred files may. */
export const EXCEPTIONS = 3;

/** How wide a line of a comment may be. */
export const WIDTH = 125;

/** Files are short. */
export const fileLength: Rule = {
  name: 'file length',
  find: (files) => {
    const code = files.filter(({ path }) => isCode(path) && !path.endsWith('.contract.ts'));
    const lengths = code.map(({ path, text }) => ({ path, line: text.split('\n').length - 1 }));
    const long = lengths.filter(({ line }) => line > SELDOM);
    const tooLong = long
      .filter(({ line }) => line > MOST)
      .map((one) => ({ ...one, message: `over ${MOST} lines: one concept per file` }));
    const seldom = Math.ceil((code.length * EXCEPTIONS) / 100);
    if (long.length <= seldom) return tooLong;
    const message = `one of ${long.length} files over ${SELDOM} lines; ${seldom} may be: split some`;
    return [...tooLong, ...long.map((one) => ({ ...one, message }))];
  },
};

/** Comments fit the page; code is broken by the formatter, and strings are what they are. */
export const lineLength: Rule = lineRule('line length', isCode, (line) =>
  line.length > WIDTH && /^\s*(\/\/|\/\*|\*)/.test(line)
    ? `a comment of ${line.length} characters: wrap it at 100`
    : undefined,
);
