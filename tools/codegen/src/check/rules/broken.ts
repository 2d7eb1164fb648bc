/** ABI4005: a source file does not parse, so other rules may miss findings in it. */
import { drift } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** ABI4005. Reports only the first error of a file, since it often causes the others. */
export const broken: Rule = ({ sources }) =>
  sources.flatMap(({ file, facts }) =>
    facts.broken.slice(0, 1).map(({ message, line, col }) =>
      drift('impl/not-parsed', { file, line, col }, `syntax error: ${message}`, {
        fix: 'correct it; the code behind it was not checked',
      }),
    ),
  );
