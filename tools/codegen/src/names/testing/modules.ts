/** What generated TypeScript declares and takes for granted, as its parser sees it: for tests of the table of names. */
import { ts } from '@ts-morph/common';

/** The names of a module. */
export type ModuleNames = {
  readonly exports: ReadonlySet<string>;
  /** Declared at the top and not exported. */
  readonly locals: ReadonlySet<string>;
  /** Used, and neither imported nor declared anywhere in the module. */
  readonly free: ReadonlySet<string>;
  /** Imported, and declared again inside of the module. */
  readonly shadowed: ReadonlySet<string>;
};

function topNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
}

/** Whether an identifier is a key or a member: it means nothing outside of what it belongs to. */
function isMember({ parent }: ts.Identifier, node: ts.Identifier): boolean {
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  const named =
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isMethodSignature(parent);
  return named && parent.name === node;
}

function isDeclaration(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isImportSpecifier(parent)) return parent.name === node;
  const named =
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isTypeParameterDeclaration(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isClassDeclaration(parent) ||
    ts.isInterfaceDeclaration(parent) ||
    ts.isTypeAliasDeclaration(parent);
  return named && parent.name === node;
}

/** The names of a module, from its text. */
export function namesOfModule(path: string, text: string): ModuleNames {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const names = (exported: boolean): Set<string> =>
    new Set(file.statements.filter((one) => isExported(one) === exported).flatMap(topNames));
  const [imported, declared, used] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      if (isDeclaration(node)) {
        (ts.isImportSpecifier(node.parent) ? imported : declared).add(node.text);
      } else if (!ts.isImportSpecifier(node.parent) && !isMember(node, node)) used.add(node.text);
    }
    // A type that says `const` asks for nothing.
    if (!ts.isConstTypeReference(node)) ts.forEachChild(node, visit);
  };
  visit(file);
  const free = [...used].filter((name) => !declared.has(name) && !imported.has(name));
  const shadowed = [...imported].filter((name) => declared.has(name));
  return {
    exports: names(true),
    locals: names(false),
    free: new Set(free),
    shadowed: new Set(shadowed),
  };
}
