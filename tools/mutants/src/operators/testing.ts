/** What the tests of operators use. */
import ts from 'typescript';
import type { Operator } from './operator.ts';

/** The sources that an operator makes of one, in the order of their places, without white space at the ends of lines. */
export function made(operator: Operator, source: string): string[] {
  const tree = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const { start, end, text } of operator(node)) {
      found.push((source.slice(0, start) + text + source.slice(end)).trim());
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
