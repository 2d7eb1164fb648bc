/** Drops a check: `if (x) return y;` becomes nothing. */
import { hasEffects } from '../effects.ts';
import { bodyOf, isGuard, replace, type Operator } from './operator.ts';

/** Of each guard. Where its condition only has a value, it matters where that is true. */
export const dropGuard: Operator = (node) => {
  if (!isGuard(node)) return [];
  const edit = replace(node, ';');
  const isPure = !hasEffects(node.expression);
  return [isPure ? { ...edit, at: bodyOf(node).getStart() } : edit];
};
