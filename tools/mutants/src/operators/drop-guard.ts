/** Drops a check: `if (x) return y;` becomes nothing. */
import { isGuard, replace, type Operator } from './operator.ts';

/** Of each guard. */
export const dropGuard: Operator = (node) => (isGuard(node) ? [replace(node, ';')] : []);
