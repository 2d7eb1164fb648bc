/**
 * Negates a condition: `if (x)` becomes `if (!(x))`. Those that are an equality alone are left to flip-comparison, which
 * makes the same of them.
 */
import ts from 'typescript';
import { replace, type Operator } from './operator.ts';

function conditionOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node)) return node.expression;
  return ts.isConditionalExpression(node) ? node.condition : undefined;
}

const EQUALITIES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** Of `if`, `while` and `? :`. */
export const negateCondition: Operator = (node) => {
  const condition = conditionOf(node);
  if (condition === undefined) return [];
  if (ts.isBinaryExpression(condition) && EQUALITIES.has(condition.operatorToken.kind)) return [];
  return [replace(condition, `!(${condition.getText()})`)];
};
