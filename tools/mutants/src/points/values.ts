/**
 * Mutants of a value: where an expression does nothing but have a value, both can be asked, the expression and the mutated
 * one, and where they are the same the mutant changes nothing. A test for which they never differ cannot notice it.
 */
import ts from 'typescript';
import { hasEffects } from '../effects.ts';
import type { Mutant } from '../mutant.ts';

/** An expression with mutants in it. */
export interface Value {
  readonly start: number;
  readonly end: number;
  /** The mutants, each with the text of the mutated expression. */
  readonly mutants: readonly { readonly id: string; readonly text: string }[];
}

/** Operators whose mutants are edits of a value. negate-condition always makes another one. */
const OF_VALUES: ReadonlySet<string> = new Set([
  'flip-comparison',
  'off-by-one',
  'swap-logical',
  'drop-operand',
  'drop-fallback',
]);

/** Whether the value of an expression follows from that of a node in it. */
function isValueOf(parent: ts.Node): parent is ts.Expression {
  return (
    ts.isParenthesizedExpression(parent) ||
    ts.isBinaryExpression(parent) ||
    ts.isPrefixUnaryExpression(parent) ||
    ts.isConditionalExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isNonNullExpression(parent)
  );
}

/** The innermost node around a range. */
function nodeAround(tree: ts.SourceFile, start: number, end: number): ts.Node {
  const visit = (node: ts.Node): ts.Node => {
    const inner = ts.forEachChild(node, (child) =>
      child.getStart(tree) <= start && child.getEnd() >= end ? child : undefined,
    );
    return inner === undefined ? node : visit(inner);
  };
  return visit(tree);
}

/** Whether two values of an expression may be the same: not of a literal, nor of an equality that is flipped. */
function mayBeSame(node: ts.Node, operator: string): boolean {
  if (ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) return false;
  if (!ts.isBinaryExpression(node) || operator !== 'flip-comparison') return true;
  const { kind } = node.operatorToken;
  return (
    kind !== ts.SyntaxKind.EqualsEqualsEqualsToken &&
    kind !== ts.SyntaxKind.ExclamationEqualsEqualsToken
  );
}

/** The outermost expression around a mutant that has nothing but a value. */
function expressionAround(tree: ts.SourceFile, mutant: Mutant): ts.Node | undefined {
  let node = nodeAround(tree, mutant.start, mutant.end);
  // The token of an operator is part of an expression.
  if (ts.isToken(node) && isValueOf(node.parent)) node = node.parent;
  if (!ts.isExpression(node) || hasEffects(node)) return undefined;
  while (isValueOf(node.parent) && !hasEffects(node.parent)) node = node.parent;
  return mayBeSame(node, mutant.operator) ? node : undefined;
}

/** The expressions of a source that have mutants of their values. */
export function valuesIn(source: string, mutants: readonly Mutant[]): Value[] {
  const tree = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true);
  const found = new Map<ts.Node, Mutant[]>();
  for (const mutant of mutants) {
    const node = OF_VALUES.has(mutant.operator) ? expressionAround(tree, mutant) : undefined;
    if (node !== undefined) found.set(node, [...(found.get(node) ?? []), mutant]);
  }
  return [...found].map(([node, all]) => {
    const [start, end] = [node.getStart(tree), node.getEnd()];
    const texts = all.map(({ id, start: from, end: to, text }) => {
      return { id, text: source.slice(start, from) + text + source.slice(to, end) };
    });
    return { start, end, mutants: texts };
  });
}
