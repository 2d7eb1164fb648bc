/** Drops what stands in for a missing value: `a ?? b` becomes `a`. */
import ts from 'typescript';
import { replace, type Operator } from './operator.ts';

/** Of each `??`. */
export const dropFallback: Operator = (node) => {
  if (!ts.isBinaryExpression(node)) return [];
  if (node.operatorToken.kind !== ts.SyntaxKind.QuestionQuestionToken) return [];
  return [{ ...replace(node, `(${node.left.getText()})`), at: node.right.getStart() }];
};
