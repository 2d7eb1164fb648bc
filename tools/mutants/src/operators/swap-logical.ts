/** Takes `&&` for `||`, and the other way round. */
import ts from 'typescript';
import { isLogical, replace, type Operator } from './operator.ts';

/** Of each of the two; in parentheses, as they bind differently. */
export const swapLogical: Operator = (node) => {
  if (!isLogical(node)) return [];
  const isAnd = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  const [left, right] = [node.left.getText(), node.right.getText()];
  return [replace(node, `((${left}) ${isAnd ? '||' : '&&'} (${right}))`)];
};
