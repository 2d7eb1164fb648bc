/** Flips a comparison at its bound, `<` to `<=` and `>` to `>=` and back, and an equality to its opposite. */
import ts from 'typescript';
import { replace, type Operator } from './operator.ts';

const FLIPPED: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
]);

/** Of each comparison. */
export const flipComparison: Operator = (node) => {
  if (!ts.isBinaryExpression(node)) return [];
  const flipped = FLIPPED.get(node.operatorToken.kind);
  return flipped === undefined ? [] : [replace(node.operatorToken, flipped)];
};
