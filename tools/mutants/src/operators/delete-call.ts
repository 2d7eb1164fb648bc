/** Deletes a call whose result is not used: `f();`, `yield* f();`, `await f();`, `void f();`. */
import ts from 'typescript';
import { replace, type Operator } from './operator.ts';

function called(expression: ts.Expression): ts.Expression | undefined {
  if (ts.isYieldExpression(expression)) return expression.expression;
  if (ts.isAwaitExpression(expression) || ts.isVoidExpression(expression)) {
    return expression.expression;
  }
  return expression;
}

/** Of each statement that is a call. Without `super()` a class cannot be constructed at all. */
export const deleteCall: Operator = (node) => {
  if (!ts.isExpressionStatement(node)) return [];
  const call = called(node.expression);
  if (call === undefined || !ts.isCallExpression(call)) return [];
  return call.expression.kind === ts.SyntaxKind.SuperKeyword ? [] : [replace(node, ';')];
};
