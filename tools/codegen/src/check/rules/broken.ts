/** ABI4005: a source file is no TypeScript, so the other rules may not have seen what stands in it. */
import { drift } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** ABI4005. The first place of a file is enough: the others often follow from it. */
export const broken: Rule = ({ sources }) =>
  sources.flatMap(({ file, facts }) =>
    facts.broken.slice(0, 1).map(({ message, line, col }) =>
      drift('impl/not-parsed', { file, line, col }, `not TypeScript: ${message}`, {
        fix: 'correct it; what stands behind it was not checked',
      }),
    ),
  );
