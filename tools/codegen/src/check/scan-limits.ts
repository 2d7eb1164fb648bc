/**
 * Finds handwritten decisions about limits: `entries >= LIMITS.entries` as a condition or as a result. An assertion about a
 * limit is not a decision: there the comparison is an argument.
 */
import { ts } from '@ts-morph/common';
import type { LimitFact } from './facts.ts';
import { dotted, unwrapped, type Names } from './scan-values.ts';

const COMPARED = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

/** Returns the table that a name refers to: `LIMITS` for `limits` in `const limits = LIMITS`. */
function tableOf(given: ts.Expression, names: Names): string | undefined {
  const node = unwrapped(given);
  const from = ts.isIdentifier(node) ? names.initial(node) : undefined;
  return (from && tableOf(from, names)) ?? dotted(node);
}

/** Returns the limit that an expression equals, or differs from by one. */
function limitOf(
  given: ts.Expression,
  names: Names,
): Pick<LimitFact, 'object' | 'name'> | undefined {
  const node = unwrapped(given);
  if (ts.isPropertyAccessExpression(node)) {
    const object = tableOf(node.expression, names);
    if (object === undefined) return undefined;
    return { object, name: node.name.text };
  }
  if (ts.isBinaryExpression(node) && names.number(node.right) !== undefined) {
    return limitOf(node.left, names);
  }
  if (ts.isCallExpression(node)) {
    const [value] = node.arguments;
    const isCast = /^(?:BigInt|Number)$/.test(dotted(node.expression) ?? '');
    return isCast && value !== undefined ? limitOf(value, names) : undefined;
  }
  if (!ts.isIdentifier(node)) return undefined;
  const from = names.initial(node);
  if (from !== undefined) return limitOf(from, names);
  const declared = names.of(node)?.node;
  if (declared === undefined || !ts.isBindingElement(declared)) return undefined;
  const source = declared.parent.parent;
  if (!ts.isVariableDeclaration(source) || source.initializer === undefined) return undefined;
  const object = tableOf(source.initializer, names);
  if (object === undefined) return undefined;
  return { object, name: (declared.propertyName ?? declared.name).getText() };
}

/** Whether a condition or result depends on a comparison, which is not only an argument. */
function decides(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isExpression(parent) && unwrapped(parent) === unwrapped(node)) return decides(parent);
  if (ts.isPrefixUnaryExpression(parent)) return decides(parent);
  if (ts.isConditionalExpression(parent)) return parent.condition === node || decides(parent);
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    const isLogic =
      kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken;
    return !isLogic || decides(parent);
  }
  return !ts.isCallExpression(parent) && !ts.isNewExpression(parent);
}

/** Returns the limits in a comparison that decides something. */
export function readLimits(node: ts.Node, names: Names): Omit<LimitFact, 'line' | 'col'>[] {
  if (!ts.isBinaryExpression(node) || !COMPARED.has(node.operatorToken.kind)) return [];
  return [node.left, node.right].flatMap((side) => {
    const limit = limitOf(side, names);
    if (limit === undefined || !decides(node)) return [];
    // A table is named in capitals, or was passed on: `core.limits`.
    const table = limit.object.split('.').at(-1) ?? '';
    const isTable = /^[A-Z][A-Z0-9_]*$/.test(table) || table === 'limits';
    return isTable ? [{ ...limit, text: node.getText().slice(0, 60) }] : [];
  });
}
