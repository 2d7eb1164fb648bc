/**
 * The regions of a source: its statements, and what else runs by itself, such as the value of an arrow function or of a
 * property. A mutant changes nothing unless the region is entered that it begins in, so that a test which never enters it
 * cannot notice.
 */
import ts from 'typescript';

/** A region: from `start` to `end`. Its index in the list is its number; 0 is the file, entered when it is loaded. */
export interface Region {
  readonly start: number;
  readonly end: number;
  /** What is put around it to note that it is entered. */
  readonly how: 'before' | 'braces' | 'parentheses';
}

/** What does nothing when control reaches it, or may stand only where nothing comes before it. */
function isPassive(node: ts.Statement): boolean {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isEmptyStatement(node)
  );
}

function statementsOf(node: ts.Node): readonly ts.Statement[] {
  if (ts.isBlock(node) || ts.isSourceFile(node)) return node.statements;
  return ts.isCaseOrDefaultClause(node) ? node.statements : [];
}

/** The statements of a node that are no lists: `if (x) return;`. */
function bodiesOf(node: ts.Node): ts.Statement[] {
  const bodies = ts.isIfStatement(node)
    ? [node.thenStatement, node.elseStatement]
    : ts.isIterationStatement(node, false)
      ? [node.statement]
      : [];
  return bodies.filter((one) => one !== undefined && !ts.isBlock(one)) as ts.Statement[];
}

const LAZY: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

/** The expressions of a node that run by themselves, or only sometimes: values of functions, properties and defaults. */
function expressionsOf(node: ts.Node): readonly (ts.Expression | undefined)[] {
  if (ts.isArrowFunction(node)) return ts.isBlock(node.body) ? [] : [node.body];
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (ts.isBinaryExpression(node)) {
    return LAZY.has(node.operatorToken.kind) ? [node.right] : [];
  }
  const hasValue =
    ts.isPropertyDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node);
  return hasValue ? [node.initializer] : [];
}

/** All regions of a source. */
export function regionsOf(source: string): readonly Region[] {
  const tree = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true);
  const found: Region[] = [{ start: 0, end: source.length, how: 'before' }];
  const add = (node: ts.Node, how: Region['how']): void => {
    found.push({ start: node.getStart(tree), end: node.getEnd(), how });
  };
  const visit = (node: ts.Node): void => {
    for (const one of statementsOf(node)) if (!isPassive(one)) add(one, 'before');
    for (const one of bodiesOf(node)) add(one, 'braces');
    for (const one of expressionsOf(node)) if (one !== undefined) add(one, 'parentheses');
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** The number of the innermost region around a place. */
export function regionAt(regions: readonly Region[], place: number): number {
  let at = 0;
  for (const [i, { start, end }] of regions.entries()) {
    const inner = regions[at];
    if (inner === undefined || start > place || end <= place) continue;
    if (end - start <= inner.end - inner.start) at = i;
  }
  return at;
}
