/** Makes an integer one larger, and one smaller where it is positive: `x + 1` becomes `x + 2` and `x + 0`. */
import ts from 'typescript';
import { replace, type Operator } from './operator.ts';

/** Whether a literal is the name of a property, as in `{ 1: x }`. */
function isName(literal: ts.Node): boolean {
  return 'name' in literal.parent && literal.parent.name === literal;
}

/** Of each integer that is an expression. */
export const offByOne: Operator = (node) => {
  const isBig = ts.isBigIntLiteral(node);
  if (!isBig && !ts.isNumericLiteral(node)) return [];
  const digits = node.getText().replaceAll('_', '').replace(/n$/, '');
  if (isName(node) || !/^(?:\d+|0x[\da-f]+|0b[01]+|0o[0-7]+)$/i.test(digits)) return [];
  const value = BigInt(digits);
  const changed = value > 0n ? [value + 1n, value - 1n] : [value + 1n];
  return changed.map((one) => replace(node, `${one}${isBig ? 'n' : ''}`));
};
