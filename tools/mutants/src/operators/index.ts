/** All operators, by the names that are part of a mutant's id. */
import { deleteCall } from './delete-call.ts';
import { dropElement } from './drop-element.ts';
import { dropFallback } from './drop-fallback.ts';
import { dropGuard } from './drop-guard.ts';
import { dropOperand } from './drop-operand.ts';
import { flipComparison } from './flip-comparison.ts';
import { negateCondition } from './negate-condition.ts';
import { offByOne } from './off-by-one.ts';
import type { Operator } from './operator.ts';
import { returnEarly } from './return-early.ts';
import { swapGuards } from './swap-guards.ts';
import { swapLogical } from './swap-logical.ts';

/** Where two operators make the same edit, it belongs to the first of them. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  'drop-guard': dropGuard,
  'negate-condition': negateCondition,
  'flip-comparison': flipComparison,
  'off-by-one': offByOne,
  'swap-guards': swapGuards,
  'delete-call': deleteCall,
  'return-early': returnEarly,
  'swap-logical': swapLogical,
  'drop-operand': dropOperand,
  'drop-element': dropElement,
  'drop-fallback': dropFallback,
};
