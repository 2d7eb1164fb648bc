/** Formatting in process, with the workspace's own configuration of oxfmt. */
import { join } from 'node:path';
import { format, type FormatOptions } from 'oxfmt';
import { readIfThere } from '../files/read.ts';

/** Formats a file's text; files of other kinds than TypeScript, JSON and Markdown stay as they are. */
export type Formatter = (path: string, text: string) => Promise<string>;

const FORMATTED = /\.(?:[cm]?[jt]s|json|md)$/;

/** Keys of the configuration that are about which files to format, not how. */
const ABOUT_FILES = ['$schema', 'ignorePatterns', 'overrides'];

function optionsIn(root: string): FormatOptions {
  const text = readIfThere(join(root, '.oxfmtrc.json'));
  if (text === undefined) return {};
  const config: unknown = JSON.parse(text);
  if (typeof config !== 'object' || config === null) return {};
  return Object.fromEntries(Object.entries(config).filter(([key]) => !ABOUT_FILES.includes(key)));
}

/** How many texts the formatter has at once: it takes memory for each, also for those that wait. */
const AT_ONCE = 8;

/** Runs tasks in the order in which they come, so many at once. */
function inTurn(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}

/** A formatter for a workspace. Generated code that does not parse is a mistake in its emitter. */
export function formatterFor(root: string): Formatter {
  const options = optionsIn(root);
  const run = inTurn(AT_ONCE);
  return async (path, text) => {
    if (!FORMATTED.test(path)) return text;
    const result = await run(() => format(path, text, options));
    const [error] = result.errors;
    if (error !== undefined) throw new Error(`${path} does not parse: ${error.message}`);
    return result.code;
  };
}
