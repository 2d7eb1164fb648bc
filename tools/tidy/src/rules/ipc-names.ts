/**
 * The names by which code sends, receives and calls: syscalls, what `libs/ipc` makes of them, and
 * functions around these.
 */
import { dirname, join } from 'node:path/posix';
import { ts } from '@ts-morph/common';
import type { File } from '../rule.ts';

/** The wrappers of the syscalls, and their raw forms. */
const SYSCALLS = /^ipc(?:Send|Recv|Call|ReplyRecv)(?:V\d+|Start)?(?:Raw)?$/;
const LIBRARY = /^libs\/ipc\/src\/(?!.*\.test\.ts$|testing\/)/;

/** Functions by their names, and methods by theirs: of a method the class is not known. */
export type IpcNames = {
  readonly functions: ReadonlySet<string>;
  readonly methods: ReadonlySet<string>;
};

/** A file and its syntax. */
export type Syntax = { readonly path: string; readonly source: ts.SourceFile };

type Own = { readonly name: string; readonly node: ts.Node; readonly isMethod: boolean };

/** Reads a file. */
export function parse({ path, text }: File): Syntax {
  return { path, source: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}

/** A call: whether of a method, and the name of what is called. */
function called(node: ts.Node): { readonly name: string; readonly isMethod: boolean } | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  if (ts.isIdentifier(expression)) return { name: expression.text, isMethod: false };
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  return { name: expression.name.text, isMethod: true };
}

/** Whether a node is a `yield` without a value: a trap by registers, whose syscall is not known. */
function isTrap(node: ts.Node): boolean {
  return ts.isYieldExpression(node) && node.expression === undefined;
}

/** Whether something below a node, or itself, is a call of one of these names, or a trap of its own. */
export function waitsIn(node: ts.Node, { functions, methods }: IpcNames): boolean {
  if (isTrap(node)) return true;
  const call = called(node);
  if (call?.isMethod === false && (SYSCALLS.test(call.name) || functions.has(call.name)))
    return true;
  // Without `yield*` it is a method of another class.
  if (call?.isMethod === true && methods.has(call.name) && isDelegated(node)) return true;
  return (
    ts.forEachChild(node, (child) => waitsIn(child, { functions, methods }) || undefined) === true
  );
}

function isDelegated({ parent }: ts.Node): boolean {
  return ts.isYieldExpression(parent) || ts.isReturnStatement(parent) || ts.isArrowFunction(parent);
}

/** The functions and methods of a file. */
function ownOf(source: ts.SourceFile): Own[] {
  const own: Own[] = [];
  const visit = (node: ts.Node): void => {
    const named = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node);
    const isValue =
      (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) &&
      node.initializer !== undefined &&
      (ts.isArrowFunction(node.initializer) || ts.isFunctionExpression(node.initializer));
    if ((named || isValue) && node.name !== undefined) {
      const isMethod = ts.isMethodDeclaration(node) || ts.isPropertyDeclaration(node);
      own.push({ name: node.name.getText(source), node, isMethod });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return own;
}

/** Adds the functions of a file that wait, until each is found. */
function grown(own: readonly Own[], known: IpcNames): IpcNames {
  const [functions, methods] = [new Set(known.functions), new Set(known.methods)];
  for (let before = -1; before !== functions.size + methods.size;) {
    before = functions.size + methods.size;
    for (const { name, node, isMethod } of own) {
      const names = isMethod ? methods : functions;
      if (!names.has(name) && waitsIn(node, { functions, methods })) names.add(name);
    }
  }
  return { functions, methods };
}

/** The local names of imported functions that wait. @param isWaiting whether those of a module do. */
function importedNames(
  source: ts.SourceFile,
  isWaiting: (module: string, name: string) => boolean,
): string[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement)) return [];
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) return [];
    const module = (statement.moduleSpecifier as ts.StringLiteral).text;
    const waiting = bindings.elements.filter(({ name, propertyName }) =>
      isWaiting(module, (propertyName ?? name).text),
    );
    return waiting.map(({ name }) => name.text);
  });
}

/** The names of a file. @param modules the functions that wait, by the path of their module. */
function namesIn(
  { path, source }: Syntax,
  known: IpcNames,
  modules: ReadonlyMap<string, ReadonlySet<string>>,
): IpcNames {
  const imported = importedNames(source, (module, name) => {
    if (SYSCALLS.test(name) || known.functions.has(name)) return true;
    return module.startsWith('.') && modules.get(join(dirname(path), module))?.has(name) === true;
  });
  const functions = new Set([...known.functions, ...imported]);
  return grown(ownOf(source), { functions, methods: known.methods });
}

/** The names of each file: with its own functions that wait, and those that it imports from other files. */
export function namesOfFiles(
  files: readonly Syntax[],
  known: IpcNames,
): ReadonlyMap<string, IpcNames> {
  const names = new Map<string, IpcNames>();
  const modules = new Map<string, ReadonlySet<string>>();
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const file of files) {
      const found = namesIn(file, known, modules);
      if (modules.get(file.path)?.size === found.functions.size) continue;
      names.set(file.path, found);
      modules.set(file.path, found.functions);
      isChanged = true;
    }
  }
  return names;
}

/** The functions and methods of a file that wait, and call themselves. */
export function recursiveIn(source: ts.SourceFile, names: IpcNames): ts.Node[] {
  const waiting = ownOf(source).filter(({ name, isMethod }) =>
    (isMethod ? names.methods : names.functions).has(name),
  );
  const recursive = waiting.filter(({ name, node, isMethod }) => {
    const [own, none] = [new Set([name]), new Set<string>()];
    return callsItself(
      node,
      isMethod ? { functions: none, methods: own } : { functions: own, methods: none },
    );
  });
  return recursive.map(({ node }) => node);
}

function callsItself(node: ts.Node, { functions, methods }: IpcNames): boolean {
  const call = called(node);
  const isItself =
    call !== undefined &&
    (call.isMethod ? methods : functions).has(call.name) &&
    (!call.isMethod || isOfThis(node));
  if (isItself) return true;
  return (
    ts.forEachChild(node, (child) => callsItself(child, { functions, methods }) || undefined) ===
    true
  );
}

function isOfThis(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.expression.kind === ts.SyntaxKind.ThisKeyword
  );
}

/** The names that `libs/ipc` gives: functions, and methods of its classes, that wait or send. */
export function ipcNamesOf(files: readonly File[]): IpcNames {
  const library = files.filter(({ path }) => LIBRARY.test(path) && path.endsWith('.ts'));
  const own = library.flatMap(({ path, text }) => ownOf(parse({ path, text }).source));
  // `call` is that of a channel, whose implementation is not named where it is used.
  const { functions, methods } = grown(own, { functions: new Set(), methods: new Set(['call']) });
  const isPublic = (name: string): boolean => !name.startsWith('#');
  return { functions, methods: new Set([...methods].filter(isPublic)) };
}
