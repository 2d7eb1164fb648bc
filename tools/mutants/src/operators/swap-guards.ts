/** Swaps two checks that follow each other, so that the second decides where both would. */
import ts from 'typescript';
import { isGuard, type Edit, type Operator } from './operator.ts';

/** Of each two neighbouring guards of a block. */
export const swapGuards: Operator = (node) => {
  if (!ts.isBlock(node) && !ts.isSourceFile(node) && !ts.isCaseOrDefaultClause(node)) return [];
  return node.statements.flatMap((second, i): Edit[] => {
    const first = node.statements[i - 1];
    if (first === undefined || !isGuard(first) || !isGuard(second)) return [];
    const [start, end] = [first.getStart(), second.getEnd()];
    return [{ start, end, text: `${second.getText()}\n${first.getText()}` }];
  });
};
