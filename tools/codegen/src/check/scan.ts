/** Scans a source file for facts: one parse, one walk, no type checker. */
import { ts } from '@ts-morph/common';
import type {
  At,
  BrokenFact,
  ByteFact,
  DropFact,
  Facts,
  HandlersFact,
  ImportFact,
  LimitFact,
  MakeFact,
  MemberFact,
  NumberFact,
  StringFact,
} from './facts.ts';
import { readBytes } from './scan-bytes.ts';
import { readLimits } from './scan-limits.ts';
import { scanTests } from './scan-tests.ts';
import { writtenText } from './scan-texts.ts';
import { dotted, isDeclaration, Names } from './scan-values.ts';

type Found = {
  readonly imports: ImportFact[];
  readonly strings: StringFact[];
  readonly numbers: NumberFact[];
  readonly bytes: ByteFact[];
  readonly limits: LimitFact[];
  readonly members: MemberFact[];
  readonly drops: DropFact[];
  readonly makes: MakeFact[];
  readonly handlers: HandlersFact[];
};

type Walk = {
  readonly file: ts.SourceFile;
  readonly found: Found;
  readonly reads: ReadonlySet<string>;
  readonly names: Names;
};

/** Names whose operands or arguments are numbers of the ABI. */
const ABI_NAMES = /^(?:op|opcode|selector|syscall|sysno|a7|number)$/;
const TRAPS = /^(?:syscall|ecall|trap)$/;
const MAKERS = /^(?:reject|Reject|wideReject)$/;

function place(file: ts.SourceFile, node: ts.Node): At {
  const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
  return { line: line + 1, col: character + 1 };
}

/** Returns the syntax errors of a file. */
function readBroken(file: ts.SourceFile): BrokenFact[] {
  const broken =
    'parseDiagnostics' in file ? (file.parseDiagnostics as ts.DiagnosticWithLocation[]) : [];
  return broken.map(({ start, messageText }) => {
    const { line, character } = file.getLineAndCharacterOfPosition(start);
    const message = ts.flattenDiagnosticMessageText(messageText, ' ');
    return { message, line: line + 1, col: character + 1 };
  });
}

function readImports(walk: Walk, node: ts.ImportDeclaration): void {
  if (!ts.isStringLiteral(node.moduleSpecifier)) return;
  const from = node.moduleSpecifier.text;
  const bindings = node.importClause?.namedBindings;
  if (bindings === undefined) return;
  if (ts.isNamespaceImport(bindings)) {
    const local = bindings.name.text;
    walk.found.imports.push({ local, name: '*', from, ...place(walk.file, bindings) });
    return;
  }
  for (const item of bindings.elements) {
    const name = (item.propertyName ?? item.name).text;
    walk.found.imports.push({ local: item.name.text, name, from, ...place(walk.file, item) });
  }
}

/** Returns the ABI name that a number is compared with, assigned to, or passed to, if any. */
function abiPlace(node: ts.NumericLiteral): string | undefined {
  const { parent } = node;
  if (ts.isCallExpression(parent) && parent.arguments[0] === node) {
    const callee = dotted(parent.expression)?.split('.').at(-1) ?? '';
    return TRAPS.test(callee) ? callee : undefined;
  }
  let other: ts.Expression | undefined;
  if (ts.isBinaryExpression(parent)) other = parent.left === node ? parent.right : parent.left;
  if (ts.isCaseClause(parent)) other = parent.parent.parent.expression;
  if (other === undefined) return undefined;
  if (ts.isElementAccessExpression(other)) {
    const index = other.argumentExpression.getText();
    return /^(?:17|A7|REG_A7)$/.test(index) ? 'a7' : undefined;
  }
  const name = dotted(other)?.split('.').at(-1) ?? '';
  return ABI_NAMES.test(name) ? name : undefined;
}

/** Returns the call in `f()`, `yield* f()`, `await f()` and similar expressions. */
function callIn(node: ts.Expression): ts.CallExpression | undefined {
  if (ts.isCallExpression(node)) return node;
  if (ts.isParenthesizedExpression(node)) return callIn(node.expression);
  if (ts.isAwaitExpression(node)) return callIn(node.expression);
  if (ts.isYieldExpression(node) && node.expression !== undefined) return callIn(node.expression);
  return undefined;
}

function drop(walk: Walk, node: ts.Expression, how: DropFact['how']): void {
  const call = callIn(node);
  const callee = call === undefined ? undefined : dotted(call.expression);
  if (call === undefined || callee === undefined) return;
  walk.found.drops.push({ callee, how, ...place(walk.file, call) });
}

function readDrops(walk: Walk, node: ts.Node): void {
  if (ts.isExpressionStatement(node)) drop(walk, node.expression, 'statement');
  if (ts.isVoidExpression(node)) drop(walk, node.expression, 'void');
  if (!ts.isVariableDeclaration(node) || node.initializer === undefined) return;
  if (!ts.isIdentifier(node.name) || walk.reads.has(node.name.text)) return;
  // Other files may read it.
  if ((ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Export) !== 0) return;
  drop(walk, node.initializer, 'unread');
}

/** Returns the names that identify a function: types of its signature, its key or variable. */
function signature(file: ts.SourceFile, node: ts.Node): string[] {
  if (!ts.isFunctionLike(node)) return [];
  const { parent } = node;
  const types = [...node.parameters.map(({ type }) => type), node.type];
  const names = types.flatMap((type) => type?.getText(file).match(/[\w$]+/g) ?? []);
  if (ts.isMethodDeclaration(node)) names.push(node.name.getText(file));
  if (ts.isPropertyAssignment(parent)) names.push(parent.name.getText(file));
  if (ts.isVariableDeclaration(parent)) {
    names.push(...(parent.type?.getText(file).match(/[\w$]+/g) ?? []));
  }
  return names;
}

function readMember(walk: Walk, node: ts.Node, within: readonly string[]): void {
  const { file, found } = walk;
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const [object, property] = [node.expression.text, node.name.text];
    found.members.push({ object, property, within, ...place(file, node) });
  }
  if (ts.isElementAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const { argumentExpression: key } = node;
    const property = ts.isStringLiteralLike(key) ? key.text : '*';
    found.members.push({ object: node.expression.text, property, within, ...place(file, node) });
  }
  if (ts.isVariableDeclaration(node) && node.initializer && ts.isIdentifier(node.initializer)) {
    const object = node.initializer.text;
    const names = ts.isObjectBindingPattern(node.name)
      ? node.name.elements.map((item) => (item.propertyName ?? item.name).getText(file))
      : ['*'];
    for (const property of names) {
      found.members.push({ object, property, within, ...place(file, node) });
    }
  }
  if (ts.isCallExpression(node)) {
    for (const argument of node.arguments.filter(ts.isIdentifier)) {
      found.members.push({
        object: argument.text,
        property: '*',
        within,
        ...place(file, argument),
      });
    }
  }
}

/** Returns the object literal inside parentheses, `as const`, `Object.freeze(…)`. */
function literalUnder(node: ts.Expression | undefined): ts.ObjectLiteralExpression | undefined {
  if (node === undefined) return undefined;
  if (ts.isObjectLiteralExpression(node)) return node;
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) {
    return literalUnder(node.expression);
  }
  if (ts.isCallExpression(node)) return literalUnder(node.arguments[0]);
  return undefined;
}

/** Returns the type of a literal: from an annotation, `satisfies`, or the return type around it. */
function typedLiteral(
  node: ts.Node,
  returns: string,
): { literal: ts.ObjectLiteralExpression; type: string } | undefined {
  let [literal, type] = [undefined as ts.ObjectLiteralExpression | undefined, ''];
  if (ts.isVariableDeclaration(node) && node.type !== undefined) {
    [literal, type] = [literalUnder(node.initializer), node.type.getText()];
  } else if (ts.isSatisfiesExpression(node)) {
    [literal, type] = [literalUnder(node.expression), node.type.getText()];
  } else if (ts.isReturnStatement(node)) {
    [literal, type] = [literalUnder(node.expression), returns];
  } else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) {
    [literal, type] = [literalUnder(node.body), node.type?.getText() ?? ''];
  }
  return literal !== undefined && type.includes('Handlers') ? { literal, type } : undefined;
}

function readHandlers(walk: Walk, node: ts.Node, returns: string): void {
  const typed = typedLiteral(node, returns);
  if (typed === undefined) return;
  const { file, found } = walk;
  const keys = typed.literal.properties.flatMap((one) =>
    one.name === undefined
      ? []
      : [{ name: one.name.getText(file).replaceAll(/['"]/g, ''), ...place(file, one) }],
  );
  found.handlers.push({ type: typed.type, keys, ...place(file, typed.literal) });
}

function readLiterals(walk: Walk, node: ts.Node): void {
  const { file, found, names } = walk;
  const text = writtenText(node, names);
  if (text !== undefined) found.strings.push({ text, ...place(file, node) });
  for (const one of readBytes(node, names)) found.bytes.push({ ...one, ...place(file, node) });
  for (const one of readLimits(node, names)) found.limits.push({ ...one, ...place(file, node) });
  if (ts.isNumericLiteral(node)) {
    const where = abiPlace(node);
    if (where !== undefined) {
      found.numbers.push({ value: Number(node.text), where, ...place(file, node) });
    }
  }
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const callee = dotted(node.expression)?.split('.').at(-1) ?? '';
    if (MAKERS.test(callee)) found.makes.push({ callee, ...place(file, node) });
  }
}

/** Returns all names that a file reads, and all that it declares. */
function readNames(file: ts.SourceFile): Pick<Walk, 'reads' | 'names'> {
  const reads = new Set<string>();
  const names = new Names();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !('name' in node.parent && node.parent.name === node)) {
      reads.add(node.text);
    }
    if (ts.isShorthandPropertyAssignment(node)) reads.add(node.name.text);
    if (ts.isExportSpecifier(node)) reads.add((node.propertyName ?? node.name).text);
    if (isDeclaration(node)) names.add(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { reads, names };
}

/** Returns the facts of a file. */
export function scan(path: string, text: string): Facts {
  const options = {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  };
  const file = ts.createSourceFile(path, text, options, true, ts.ScriptKind.TS);
  const found: Found = {
    imports: [],
    strings: [],
    numbers: [],
    bytes: [],
    limits: [],
    members: [],
    drops: [],
    makes: [],
    handlers: [],
  };
  const walk: Walk = { file, found, ...readNames(file) };
  const visit = (node: ts.Node, within: readonly string[], returns: string): void => {
    if (ts.isImportDeclaration(node)) readImports(walk, node);
    readLiterals(walk, node);
    readDrops(walk, node);
    readHandlers(walk, node, returns);
    readMember(walk, node, within);
    const names = signature(file, node);
    const inside = names.length === 0 ? within : [...within, ...names];
    const result = ts.isFunctionLike(node) ? (node.type?.getText(file) ?? '') : returns;
    ts.forEachChild(node, (child) => visit(child, inside, result));
  };
  visit(file, [], '');
  const imported = new Set(found.imports.map(({ local }) => local));
  const members = found.members.filter(({ object }) => imported.has(object));
  return {
    broken: readBroken(file),
    ...found,
    members,
    ...scanTests(file, (node) => place(file, node)),
  };
}
