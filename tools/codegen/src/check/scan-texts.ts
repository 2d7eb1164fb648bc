/**
 * Finds the texts of a file: literals and expressions of them, `'a ' + b`, `a ${b}`, `['a', b].join(' ')`.
 * Anything but a constant of the file is a hole.
 */
import { ts } from '@ts-morph/common';
import { HOLE } from './facts.ts';
import { unwrapped, type Names } from './scan-values.ts';

const isPlus = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;

/** The list and the separator of `[…].join('…')`. */
function joined(
  node: ts.Node,
): { readonly list: ts.ArrayLiteralExpression; readonly by: string } | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) {
    return undefined;
  }
  const { expression: list, name } = node.expression;
  const [by] = node.arguments;
  if (name.text !== 'join' || !ts.isArrayLiteralExpression(list)) return undefined;
  return by !== undefined && ts.isStringLiteralLike(by) ? { list, by: by.text } : undefined;
}

/** Whether an expression is a text, perhaps of several parts. */
function isWritten(node: ts.Expression): boolean {
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return true;
  if (isPlus(node)) return isWritten(node.left) || isWritten(node.right);
  return joined(node) !== undefined;
}

/** The text of an expression. */
function textOf(given: ts.Expression, names: Names): string {
  const node = unwrapped(given);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.map(
      ({ expression, literal }) => textOf(expression, names) + literal.text,
    );
    return node.head.text + spans.join('');
  }
  if (isPlus(node)) return textOf(node.left, names) + textOf(node.right, names);
  const list = joined(node);
  if (list !== undefined) {
    return list.list.elements.map((one) => textOf(one, names)).join(list.by);
  }
  const from = ts.isIdentifier(node) ? names.initial(node) : undefined;
  return from !== undefined && isWritten(from) ? textOf(from, names) : HOLE;
}

/** Whether a text is only a part of another text, which is scanned instead. */
function beginsAnother(node: ts.Node): boolean {
  const { parent } = node;
  if (isPlus(parent)) return parent.left === node;
  if (ts.isTemplateSpan(parent)) return false;
  return (
    ts.isArrayLiteralExpression(parent) &&
    parent.elements[0] === node &&
    joined(parent.parent.parent) !== undefined
  );
}

/** Returns the text of a node, if it is a text to scan. */
export function writtenText(node: ts.Node, names: Names): string | undefined {
  if (!ts.isExpression(node) || !isWritten(node)) return undefined;
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return undefined;
  if (isPlus(node) && isPlus(parent)) return undefined;
  if (beginsAnother(node)) return undefined;
  const text = textOf(node, names);
  return text.length > 3 ? text : undefined;
}
