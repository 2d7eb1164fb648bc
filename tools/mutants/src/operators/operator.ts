/** What an operator is: it looks at one node of a syntax tree and says how its text could be wrong. */
import ts from 'typescript';

/** A replacement of the text from `start` to `end`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Where control must get for the edit to change anything; absent: to its start. */
  readonly at?: number;
}

/** Returns the edits of this node, without those of its children. */
export type Operator = (node: ts.Node) => readonly Edit[];

/** Replaces the text of a node, without the comments before it. */
export function replace(node: ts.Node, text: string): Edit {
  return { start: node.getStart(), end: node.getEnd(), text };
}

/** Whether a statement always leaves the block that it stands in. */
function leaves(statement: ts.Statement): boolean {
  if (ts.isBlock(statement)) {
    const last = statement.statements.at(-1);
    return last !== undefined && leaves(last);
  }
  return (
    ts.isReturnStatement(statement) ||
    ts.isContinueStatement(statement) ||
    ts.isBreakStatement(statement) ||
    ts.isThrowStatement(statement)
  );
}

/** Whether a node is a check that leaves: `if (x) return …`, `continue`, `break` or `throw`, without `else`. */
export function isGuard(node: ts.Node): node is ts.IfStatement {
  return ts.isIfStatement(node) && node.elseStatement === undefined && leaves(node.thenStatement);
}

/** The first statement that a guard does. */
export function bodyOf({ thenStatement }: ts.IfStatement): ts.Statement {
  return ts.isBlock(thenStatement) ? (thenStatement.statements[0] ?? thenStatement) : thenStatement;
}

/** Whether a node is `a && b` or `a || b`. */
export function isLogical(node: ts.Node): node is ts.BinaryExpression {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  return kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken;
}
