/** Excerpts of example contracts: the one that shows a section or an export best. */
import { ts } from '@ts-morph/common';

/** An example contract. */
export type Example = { readonly file: string; readonly text: string };

type Shown = { readonly node: ts.PropertyAssignment; readonly source: ts.SourceFile };

/** What is shown, and the value in it whose inner parts may be left out. */
type Excerpt = { readonly node: ts.Node; readonly value: ts.Node; readonly source: ts.SourceFile };

/** The most lines of an excerpt; what is longer is shown without its inner parts. */
const MOST = 12;

/** The name that a call or name begins with: `u32` of `u32.bytes`. */
function headOf(node: ts.Expression): string {
  if (ts.isCallExpression(node)) return headOf(node.expression);
  if (ts.isPropertyAccessExpression(node)) return headOf(node.expression);
  return ts.isIdentifier(node) ? node.text : '';
}

const nameOf = ({ name }: ts.PropertyAssignment): string =>
  ts.isStringLiteral(name) || ts.isIdentifier(name) ? name.text : '';

/** Ranges of the objects and lists within a value that take several lines. */
function innerRanges({ value, source }: Excerpt): { from: number; to: number; text: string }[] {
  const lineAt = (at: number): number => source.getLineAndCharacterOfPosition(at).line;
  const found: { from: number; to: number; text: string }[] = [];
  const visit = (one: ts.Node, depth: number): void => {
    const [from, to] = [one.getStart(source), one.getEnd()];
    const isList = ts.isObjectLiteralExpression(one) || ts.isArrayLiteralExpression(one);
    const inner = ts.isObjectLiteralExpression(one) ? '{ … }' : '[…]';
    if (isList && depth > 0 && lineAt(from) !== lineAt(to)) found.push({ from, to, text: inner });
    else one.forEachChild((child) => visit(child, depth + (isList ? 1 : 0)));
  };
  visit(value, 0);
  return found;
}

function dedented(text: string, column: number): string {
  const indent = new RegExp(`^ {0,${column}}`);
  return text
    .split('\n')
    .map((line, i) => (i === 0 ? line : line.replace(indent, '')))
    .join('\n');
}

function textOf(shown: Excerpt): string {
  const { node, source } = shown;
  const start = node.getStart(source, true);
  const { character } = source.getLineAndCharacterOfPosition(start);
  let text = source.text.slice(start, node.getEnd());
  if (text.split('\n').length > MOST) {
    for (const { from, to, text: inner } of innerRanges(shown).toReversed()) {
      text = text.slice(0, from - start) + inner + text.slice(to - start);
    }
  }
  return dedented(text, character);
}

const propertyText = ({ node, source }: Shown): string =>
  `${textOf({ node, value: node.initializer, source })},`;

/** All example contracts. */
export class Examples {
  readonly #all: Shown[];
  readonly #sources: readonly ts.SourceFile[];

  constructor(examples: readonly Example[]) {
    this.#sources = examples.map(({ file, text }) =>
      ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true),
    );
    this.#all = this.#sources.flatMap((source) => {
      const found: Shown[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isPropertyAssignment(node)) found.push({ node, source });
        node.forEachChild(visit);
      };
      visit(source);
      return found;
    });
  }

  /** The shortest contract as a whole. */
  whole(): string | undefined {
    const [source] = this.#sources.toSorted((a, b) => a.text.length - b.text.length);
    const node = source?.statements.find((one) => ts.isExportAssignment(one));
    return source && node && textOf({ node, value: node.expression, source });
  }

  /** The first that is a section of this name. */
  ofSection(name: string): string | undefined {
    const found = this.#all.find(({ node }) => {
      const call = node.parent.parent;
      return nameOf(node) === name && ts.isCallExpression(call) && headOf(call) === 'contract';
    });
    return found && propertyText(found);
  }

  /** What is this export, or is made by it: what shows most in a few lines, or else what holds it. */
  ofExport(name: string): string | undefined {
    const length = ({ node }: Shown): number => node.getEnd() - node.getStart();
    const lines = (one: Shown): number => propertyText(one).split('\n').length;
    const isOf = (node: ts.Node): boolean =>
      (ts.isIdentifier(node) && node.text === name && !ts.isPropertyAssignment(node.parent)) ||
      node.getChildren().some(isOf);
    const made = this.#all.filter(({ node }) => headOf(node.initializer) === name);
    const [best] = made
      .toSorted((a, b) => length(b) - length(a))
      .filter((one) => lines(one) <= MOST);
    const holding = this.#all.filter(({ node }) => isOf(node.initializer));
    const [smallest] = holding.toSorted((a, b) => length(a) - length(b));
    const found = best ?? made[0] ?? smallest;
    return found && propertyText(found);
  }
}
