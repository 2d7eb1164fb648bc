/**
 * Swaps two checks that follow each other, so that the second decides where both would. Not those that compare one value
 * with two texts or numbers: no value passes both.
 */
import ts from 'typescript';
import { hasEffects } from '../effects.ts';
import { bodyOf, isGuard, type Edit, type Operator } from './operator.ts';

/** The value that a guard compares with a literal, and the literal. */
function comparedBy({
  expression,
}: ts.IfStatement): readonly [value: string, literal: string] | undefined {
  if (!ts.isBinaryExpression(expression)) return undefined;
  const { left, operatorToken, right } = expression;
  if (operatorToken.kind !== ts.SyntaxKind.EqualsEqualsEqualsToken) return undefined;
  if (!ts.isStringLiteral(right) && !ts.isNumericLiteral(right)) return undefined;
  return [left.getText(), right.getText()];
}

/** Whether no value passes both guards. */
function areApart(first: ts.IfStatement, second: ts.IfStatement): boolean {
  const [one, other] = [comparedBy(first), comparedBy(second)];
  return one !== undefined && one[0] === other?.[0] && one[1] !== other[1];
}

/** Of each two neighbouring guards of a block. If their conditions only have values, it matters where the first is true. */
export const swapGuards: Operator = (node) => {
  if (!ts.isBlock(node) && !ts.isSourceFile(node) && !ts.isCaseOrDefaultClause(node)) return [];
  return node.statements.flatMap((second, i): Edit[] => {
    const first = node.statements[i - 1];
    if (first === undefined || !isGuard(first) || !isGuard(second)) return [];
    if (areApart(first, second)) return [];
    const [start, end] = [first.getStart(), second.getEnd()];
    const isPure = !hasEffects(first.expression) && !hasEffects(second.expression);
    const at = isPure ? bodyOf(first).getStart() : start;
    return [{ start, end, text: `${second.getText()}\n${first.getText()}`, at }];
  });
};
