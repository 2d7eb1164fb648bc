/** Drops an element of an array literal, or a row of a table: an object that is the value of a constant of the module. */
import ts from 'typescript';
import type { Edit, Operator } from './operator.ts';

/** Whether an array literal is a pattern that is assigned to: `[a, b] = c`. */
function isPattern(node: ts.ArrayLiteralExpression): boolean {
  const { parent } = node;
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}

/** Whether an object is the value of a constant of the module. */
function isTable(node: ts.ObjectLiteralExpression): boolean {
  let at: ts.Node = node.parent;
  while (ts.isAsExpression(at) || ts.isSatisfiesExpression(at)) at = at.parent;
  return ts.isVariableDeclaration(at) && ts.isSourceFile(at.parent.parent.parent);
}

/** Removes a node of a list with the comma after it, or before it if it is the last. */
function without(list: ts.NodeArray<ts.Node>, i: number): Edit[] {
  const [one, next, last] = [list[i], list[i + 1], list[i - 1]];
  if (one === undefined) return [];
  if (next !== undefined) return [{ start: one.getStart(), end: next.getStart(), text: '' }];
  if (last !== undefined) return [{ start: last.getEnd(), end: one.getEnd(), text: '' }];
  return [{ start: one.getStart(), end: list.end, text: '' }];
}

/** Of each array and each table. */
export const dropElement: Operator = (node) => {
  if (ts.isArrayLiteralExpression(node) && !isPattern(node)) {
    return node.elements.flatMap((_, i) => without(node.elements, i));
  }
  if (!ts.isObjectLiteralExpression(node) || !isTable(node)) return [];
  return node.properties.flatMap((_, i) => without(node.properties, i));
};
