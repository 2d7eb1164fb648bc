/** Finds all mutants of a file. */
import { hash } from 'node:crypto';
import ts from 'typescript';
import type { Mutant } from './mutant.ts';
import { OPERATORS } from './operators/index.ts';
import type { Edit } from './operators/operator.ts';

/** What cannot be wrong at run time, or only in words: types, imports, arguments of an error. */
function isSkipped(node: ts.Node): boolean {
  if (ts.isTypeNode(node) || ts.isTypeParameterDeclaration(node)) return true;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  return ts.isNewExpression(node) && node.expression.getText().endsWith('Error');
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  const isNamed =
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isAccessor(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isClassLike(node);
  if (isNamed) return node.name?.getText();
  if (!ts.isVariableDeclaration(node) || node.initializer === undefined) return undefined;
  const isFunction =
    ts.isArrowFunction(node.initializer) || ts.isFunctionExpression(node.initializer);
  const isOfModule = ts.isSourceFile(node.parent.parent.parent);
  return isFunction || isOfModule ? node.name.getText() : undefined;
}

interface Scope {
  readonly name: string;
  readonly node: ts.Node;
}

/** A short hash of a text, whatever its white space. */
export function shortHash(text: string): string {
  return hash('sha256', text.replaceAll(/\s+/g, ' ')).slice(0, 8);
}

/** All mutants of a source, in the order of their places. @param file its path in the workspace */
export function mutantsIn(file: string, source: string): Mutant[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: { readonly scope: Scope; readonly operator: string; readonly edit: Edit }[] = [];
  const places = new Set<string>();
  const visit = (node: ts.Node, outer: Scope): void => {
    if (isSkipped(node)) return;
    const name = nameOf(node);
    const scope =
      name === undefined
        ? ts.isSourceFile(node.parent ?? node) && !ts.isSourceFile(node)
          ? { name: '', node }
          : outer
        : { name: outer.name === '' ? name : `${outer.name}.${name}`, node };
    for (const [operator, of] of Object.entries(OPERATORS)) {
      for (const edit of of(node)) {
        const key = `${edit.start} ${edit.end} ${edit.text}`;
        if (places.has(key)) continue;
        places.add(key);
        found.push({ scope, operator, edit });
      }
    }
    ts.forEachChild(node, (child) => visit(child, scope));
  };
  visit(tree, { name: '', node: tree });
  const ordinals = new Map<string, number>();
  return found
    .map(({ scope, operator, edit }): Mutant => {
      const [key, text] = [`${file}#${scope.name}:${operator}`, shortHash(scope.node.getText())];
      const ordinal = ordinals.get(key + text) ?? 0;
      ordinals.set(key + text, ordinal + 1);
      const { line, character } = tree.getLineAndCharacterOfPosition(edit.start);
      const id = `${key}:${ordinal}:${text}`;
      const was = source.slice(edit.start, edit.end);
      const place = { line: line + 1, column: character + 1, at: edit.start };
      return { id, file, operator, ...place, ...edit, was };
    })
    .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
}
