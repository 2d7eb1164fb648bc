/** Code that is the same whatever contracts say is an ordinary module, not a string of an emitter. */
import { ts } from '@ts-morph/common';
import type { File, Finding, Rule } from '../rule.ts';

/** How many lines of fixed code an emitter may hold in one place. */
const MOST = 3;

/** C and Rust: there is no package of ours that their code could come from. */
const ELSEWHERE = 'tools/codegen/src/emit/native/';

function isEmitter(path: string): boolean {
  return (
    /^tools\/codegen\/src\/emit\/.*\.ts$/.test(path) &&
    !path.endsWith('.test.ts') &&
    !path.startsWith(ELSEWHERE)
  );
}

/** Lines of code, as against prose, names and tables. */
function isCode(line: string): boolean {
  return /[;{}]$|^(?:export|import|const|let|function|return|if|for)\b/.test(line.trim());
}

/** The text of a literal without what is put into it; nothing for other expressions. */
function fixedText(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)]
    .map(({ text }) => text)
    .join('x');
}

const codeLines = (text: string): number => text.split('\n').filter(isCode).length;

/** A statement that prints text into which nothing is put: `file.print('}');`. */
function printsFixed(statement: ts.Statement): boolean {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) {
    return false;
  }
  const { expression, arguments: given } = statement.expression;
  const isPrint = ts.isPropertyAccessExpression(expression) && expression.name.text === 'print';
  return isPrint && given.length > 0 && given.every(ts.isStringLiteralLike);
}

/** The longest run of statements that print fixed text. */
function longestRun(statements: readonly ts.Statement[]): number {
  let run = 0;
  return statements.reduce((longest, statement) => {
    run = printsFixed(statement) ? run + 1 : 0;
    return Math.max(longest, run);
  }, 0);
}

/** Lines of fixed code that a node holds by itself. */
function fixedLines(node: ts.Node): number {
  const text = fixedText(node);
  if (text !== undefined) return codeLines(text);
  if (ts.isArrayLiteralExpression(node)) {
    return node.elements.map((one) => fixedText(one) ?? '').filter(isCode).length;
  }
  return ts.isBlock(node) ? longestRun(node.statements) : 0;
}

function inFile({ path, text }: File): Finding[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Finding[] = [];
  const visit = (node: ts.Node): void => {
    const lines = fixedLines(node);
    if (lines > MOST) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const message = `${lines} lines of fixed code in strings: make them a module of libs/wire, and import it`;
      found.push({ path, line, message });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** No emitter prints what never varies. */
export const fixedCode: Rule = {
  name: 'fixed code',
  find: (files) => files.filter(({ path }) => isEmitter(path)).flatMap(inFile),
};
