/** Drops one operand of a condition: `a && b && c` becomes `b && c`, `a && c` and `a && b`. */
import ts from 'typescript';
import { isLogical, type Operator } from './operator.ts';

/** The operands of a chain of the same operator. */
function operands(node: ts.Expression, kind: ts.SyntaxKind): ts.Expression[] {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== kind) return [node];
  return [...operands(node.left, kind), node.right];
}

/** Of each chain, at its outermost node. */
export const dropOperand: Operator = (node) => {
  if (!isLogical(node)) return [];
  const { kind } = node.operatorToken;
  const { parent } = node;
  if (isLogical(parent) && parent.left === node && parent.operatorToken.kind === kind) return [];
  const all = operands(node, kind);
  return all.map((one, i) => {
    const next = all[1];
    if (i === 0 && next !== undefined)
      return { start: one.getStart(), end: next.getStart(), text: '' };
    return {
      start: all[i - 1]?.getEnd() ?? one.getStart(),
      end: one.getEnd(),
      text: '',
      at: one.getStart(),
    };
  });
};
