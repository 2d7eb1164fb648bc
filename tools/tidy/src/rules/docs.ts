/** A doc comment on each export: what it does, units, errors, where it comes from. */
import { isCode, type Finding, type Rule } from '../rule.ts';

const EXPORT =
  /^export (?:declare |abstract |async )*(?:function\*?|class|const|let|type|interface|enum) ([\w$]+)/;

function undocumented(path: string, text: string): Finding[] {
  const lines = text.split('\n');
  const seen = new Set<string>();
  return lines.flatMap((line, i) => {
    const name = EXPORT.exec(line)?.[1];
    // Further signatures of a function, and a type that goes with a value, share its comment.
    if (name === undefined || seen.has(name)) return [];
    seen.add(name);
    const above = lines[i - 1]?.trimEnd() ?? '';
    if (above.endsWith('*/')) return [];
    return [{ path, line: i + 1, message: `export '${name}' has no doc comment` }];
  });
}

/** Exports are documented; tests and sources that are fixtures aside. */
export const docs: Rule = {
  name: 'docs',
  find: (files) =>
    files
      .filter(
        ({ path }) =>
          isCode(path) && !/\.(?:test|deep)\.ts$|\.contract\.ts$|\/fixtures\//.test(path),
      )
      .flatMap(({ path, text }) => undocumented(path, text)),
};
