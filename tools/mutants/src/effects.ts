/** Whether an expression only has a value: then it can be evaluated once more, and changes nothing. */
import ts from 'typescript';

/** Methods and functions that are called for their value, by custom. */
const QUESTIONS =
  /^(?:get|has|at|includes|startsWith|endsWith|indexOf|slice|Number|BigInt|String|Boolean)$/;
const PREDICATES = /^(?:is|has|are|can)[A-Z]/;

function isQuestion({ expression: callee }: ts.CallExpression): boolean {
  if (ts.isPropertyAccessExpression(callee)) {
    const { expression, name } = callee;
    if (expression.getText() === 'Math') return true;
    return QUESTIONS.test(name.text) || PREDICATES.test(name.text);
  }
  return ts.isIdentifier(callee) && (QUESTIONS.test(callee.text) || PREDICATES.test(callee.text));
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function isEffect(node: ts.Node): boolean {
  if (ts.isCallExpression(node)) return !isQuestion(node);
  if (ts.isPrefixUnaryExpression(node)) {
    const { operator } = node;
    return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
  }
  if (ts.isBinaryExpression(node)) return isAssignment(node.operatorToken.kind);
  return (
    ts.isNewExpression(node) ||
    ts.isTaggedTemplateExpression(node) ||
    ts.isYieldExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isDeleteExpression(node) ||
    ts.isPostfixUnaryExpression(node)
  );
}

/** Whether an expression may do more than have a value. What a function would do when it is called does not count. */
export function hasEffects(node: ts.Node): boolean {
  if (isEffect(node)) return true;
  if (ts.isFunctionLike(node)) return false;
  return ts.forEachChild(node, hasEffects) ?? false;
}
