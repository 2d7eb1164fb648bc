/** Explanations of the rules of `diff`. */
import { diffRule } from '../diff/rules.ts';

/** The text of a rule of `diff`: its meaning, the bump it needs, and an example edit. */
export function explainRule(id: string): string | undefined {
  const rule = diffRule(id);
  if (rule === undefined) return undefined;
  const { class: touches, level, text, doc, approval = false, example, beside = [] } = rule;
  const needs = approval ? '\nNeeds: `authority: approved <id>` in a changeset' : '';
  const edits = example.flatMap(([from, to]) => [
    ...from
      .split('\n')
      .filter(Boolean)
      .map((line) => `  - ${line.trim()}`),
    ...to
      .split('\n')
      .filter(Boolean)
      .map((line) => `  + ${line.trim()}`),
  ]);
  const also = beside.length === 0 ? '' : ` (with ${beside.join(', ')})`;
  return `${id}  ${touches} ${level}: ${text}\n\n${doc}${needs}\n\nFor example${also}:\n${edits.join('\n')}\n`;
}
