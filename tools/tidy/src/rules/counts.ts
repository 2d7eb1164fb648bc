/** Counts in the output of tools need `plural(n, 'file')`: a number and `files` gives "1 files". */
import { isCode, lineRule, type Rule } from '../rule.ts';

/** What is counted. */
const NOUNS =
  'argument|assertion|byte|change|changeset|character|command|contract|draft|draw|element|error|file|finding|form|hart|level|line|note|option|output|package|page|problem|rule|run|rung|seed|selftest|step|tarball|test|time|token';

/**
 * A value, then a noun in the plural. Constants in capitals are numbers that were chosen, `mono()` shows a number as a
 * contract writes it, and a range (`1 to ${n} bytes`)
 * or a part (`2 of ${n} harts`) ends with the plural whatever its number is.
 */
const COUNTED = new RegExp(
  `(?<!\\b(?:to|of) )\\$\\{(?![A-Z][A-Z_]*[.}]|plural\\(|mono\\()[^{}]*\\}(?: (?!in )[a-z]+)? (?:${NOUNS})s\\b(?!=)`,
);

/** Whether a file's texts are printed by a tool: tests have titles, and libraries print nothing but the ladder's verdict. */
function isPrinted(path: string): boolean {
  // The count is above a limit there, so it is never one.
  if (path === 'tools/tidy/src/rules/fixed-code.ts') return false;
  // The API text is a format that versions are compared by: `in bytes max 8`.
  if (/^tools\/codegen\/src\/output\/api-\w+\.ts$/.test(path)) return false;
  if (!isCode(path) || /\.(test|deep)\.ts$/.test(path)) return false;
  return /^(apps|tools)\//.test(path) || path.startsWith('libs/wire/src/ladder/');
}

/** Counts are printed by `plural`. */
export const counts: Rule = lineRule('counts', isPrinted, (line) => {
  const found = COUNTED.exec(line);
  return found === null ? undefined : `'${found[0]}' may be one: use plural()`;
});
