/**
 * Returns from a function before it has done anything. Only of functions that return no value: the others would fail
 * wherever they are called. A body that is one call is left to delete-call, which makes the same of it.
 */
import ts from 'typescript';
import type { Operator } from './operator.ts';

/** Whether a value is returned in `node`, nested functions aside. */
function returnsValue(node: ts.Node): boolean {
  if (ts.isReturnStatement(node)) return node.expression !== undefined;
  if (ts.isFunctionLike(node)) return false;
  return ts.forEachChild(node, returnsValue) ?? false;
}

/** Of each function with a block. */
export const returnEarly: Operator = (node) => {
  if (!ts.isFunctionLike(node) || ts.isConstructorDeclaration(node)) return [];
  if (!('body' in node) || node.body === undefined || !ts.isBlock(node.body)) return [];
  const { statements } = node.body;
  const [first, second] = statements;
  if (first === undefined || statements.some(returnsValue)) return [];
  if (second === undefined && ts.isExpressionStatement(first)) return [];
  const start = first.getStart();
  return [{ start, end: start, text: 'return; ' }];
};
