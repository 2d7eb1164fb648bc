/** Files and lines that are too long to be read. */
import { isCode, lineRule, type Finding, type Rule } from '../rule.ts';

/** No file is longer. */
export const MOST = 500;
/** No source is longer, and few tests are. */
export const SELDOM = 300;
/** How many of a hundred tests may be. */
export const EXCEPTIONS = 5;

/** How wide a line of a comment may be. */
export const WIDTH = 125;

/** Whether a file is a test, or code that only tests use. */
const isTest = (path: string): boolean =>
  /\.(?:test|deep)\.ts$|(?:^|\/)(?:test|testing|fixtures|fuzz)\//.test(path);

/** Files are short: sources always, and most tests. */
export const fileLength: Rule = {
  name: 'file length',
  find: (files) => {
    const code = files.filter(({ path }) => isCode(path) && !path.endsWith('.contract.ts'));
    const lengths = code.map(({ path, text }) => ({ path, line: text.split('\n').length - 1 }));
    const tests = lengths.filter(({ path }) => isTest(path));
    const found = lengths.flatMap((one): Finding[] => {
      const most = isTest(one.path) ? MOST : SELDOM;
      const message = `over ${most}: one concept per file`;
      return one.line > most ? [{ ...one, message }] : [];
    });
    const long = tests.filter(({ line }) => line > SELDOM);
    const few = Math.ceil((tests.length * EXCEPTIONS) / 100);
    if (long.length <= few) return found;
    const message = `one of ${long.length} tests over ${SELDOM} lines; ${few} may be: split some`;
    return [...found, ...long.map((one) => ({ ...one, message }))];
  },
};

/** Comments fit the page; code is broken by the formatter, and strings are what they are. */
export const lineLength: Rule = lineRule('line length', isCode, (line) =>
  line.length > WIDTH && /^\s*(\/\/|\/\*|\*)/.test(line)
    ? `a comment of ${line.length} characters: wrap it at 100`
    : undefined,
);
