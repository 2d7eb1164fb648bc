/**
 * From syntax to tree: the only file that uses the TypeScript parser.
 * It uses only `createSourceFile`, never a type checker, so reading costs a parse, and nothing of a
 * contract runs.
 */
import { ts } from '@ts-morph/common';
import * as language from '@abicus/contract';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { Place } from './source.ts';
import type { Entry, Node } from './tree.ts';

/** A parsed file: the argument of `contract(…)`, and the imported names. */
export type ParsedFile = {
  readonly root: Node | undefined;
  /** Local name → name in the language. */
  readonly names: ReadonlyMap<string, string>;
  readonly doc: string;
  readonly diagnostics: readonly Diagnostic[];
};

/** The module of the contract language. */
const LANGUAGE = '@abicus/contract';

/** Names of syntax kinds in words, without the aliases that mark ranges: `a binary expression`. */
const KINDS = new Map(
  Object.entries(ts.SyntaxKind)
    .filter(([name, value]) => typeof value === 'number' && !/^(First|Last)[A-Z]/.test(name))
    .map(([name, value]) => [Number(value), inWords(name)]),
);

/** `BinaryExpression` as `a binary expression`. */
function inWords(name: string): string {
  const words = name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return `${/^[aeio]/.test(words) ? 'an' : 'a'} ${words}`;
}

/** The fixes for what a contract may not contain. */
const WRITE = 'write it as a literal, or as a call of the contract language';
const REMOVE = 'remove it: a contract is imports of the language and one `export default`';

type File = {
  readonly sf: ts.SourceFile;
  readonly names: Map<string, string>;
  readonly found: Diagnostic[];
};

function placeAt(file: File, offset: number): Place {
  const { line, character } = file.sf.getLineAndCharacterOfPosition(offset);
  return { line: line + 1, col: character + 1 };
}

const placeOfNode = (file: File, node: ts.Node): Place => placeAt(file, node.getStart(file.sf));

function reject(file: File, node: ts.Node, why = '', fix = WRITE): Node {
  const place = placeOfNode(file, node);
  const kind = KINDS.get(node.kind) ?? 'this';
  file.found.push(
    diagnostic(
      'contract/non-literal',
      { file: file.sf.fileName, ...place },
      `${kind} is outside the literal subset${why === '' ? '' : `: ${why}`}`,
      { fix },
    ),
  );
  return { form: 'bad', place };
}

/**
 * The text of the JSDoc before a node. It is taken from the comments themselves: parsing JSDoc takes a
 * third of the time of a parse, and its tags have no meaning here.
 */
function docBefore(file: File, node: ts.Node): string {
  const { text } = file.sf;
  const above = ts.getLeadingCommentRanges(text, node.pos) ?? [];
  const start = node.getStart(file.sf);
  const beside = (ts.getTrailingCommentRanges(text, node.pos) ?? []).filter(
    ({ end }) => !text.slice(end, start).includes('\n'),
  );
  const last = [...beside, ...above].findLast(({ pos }) => text.startsWith('/**', pos));
  if (last === undefined) return '';
  const lines = text
    .slice(last.pos + 3, last.end - 2)
    .split('\n')
    .map((line, i) => (i === 0 ? line : line.replace(/^\s*\* ?/, '')).trimEnd());
  return lines.join('\n').trim();
}

function keyOf(file: File, name: ts.PropertyName): string | undefined {
  if (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name)) {
    if (name.text !== '__proto__') return name.text;
    reject(file, name, "'__proto__' as a key sets what an object inherits from");
    return undefined;
  }
  reject(file, name);
  return undefined;
}

function object(file: File, node: ts.ObjectLiteralExpression): Node {
  const entries: Entry[] = [];
  for (const member of node.properties) {
    if (!ts.isPropertyAssignment(member)) {
      reject(file, member);
      continue;
    }
    const key = keyOf(file, member.name);
    if (key === undefined) continue;
    entries.push({
      key,
      place: placeOfNode(file, member.name),
      doc: docBefore(file, member),
      node: expression(file, member.initializer),
    });
  }
  return { form: 'object', entries, place: placeOfNode(file, node) };
}

function number(file: File, node: ts.Expression, text: string, sign: 1 | -1): Node {
  const value = sign * Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return reject(
      file,
      node,
      `${node.getText(file.sf)} is above 2^53 − 1, beyond which numbers are not exact`,
    );
  }
  return { form: 'literal', value, place: placeOfNode(file, node), text: node.getText(file.sf) };
}

/** The fix for a name that the language does not have. */
function nearName(name: string): string {
  return didYouMean(name, Object.keys(language)) || WRITE;
}

/** `u64`, `u64.ns`, `Type.Object`: a name of the language, or of one of its members. */
function nameOf(file: File, node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) {
    const name = file.names.get(node.text);
    if (name === undefined) {
      const why = `'${node.text}' is not imported from ${LANGUAGE}`;
      const known = Object.hasOwn(language, node.text);
      const fix = known ? `\`import { ${node.text} } from '${LANGUAGE}'\`` : nearName(node.text);
      reject(file, node, why, fix);
    }
    return name;
  }
  const isPlain = ts.isPropertyAccessExpression(node) && node.questionDotToken === undefined;
  if (isPlain && ts.isIdentifier(node.name)) {
    const base = nameOf(file, node.expression);
    return base === undefined ? undefined : `${base}.${node.name.text}`;
  }
  reject(file, node);
  return undefined;
}

function expression(file: File, node: ts.Expression): Node {
  const place = placeOfNode(file, node);
  if (ts.isStringLiteralLike(node)) return { form: 'literal', value: node.text, place };
  if (ts.isNumericLiteral(node)) return number(file, node, node.text, 1);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return { form: 'literal', value: true, place };
  if (node.kind === ts.SyntaxKind.FalseKeyword) return { form: 'literal', value: false, place };
  if (ts.isPrefixUnaryExpression(node)) {
    const minus = node.operator === ts.SyntaxKind.MinusToken;
    if (!minus || !ts.isNumericLiteral(node.operand)) return reject(file, node);
    return number(file, node, node.operand.text, -1);
  }
  if (ts.isArrayLiteralExpression(node)) {
    const items = node.elements.map((item) => expression(file, item));
    return { form: 'list', items, place };
  }
  if (ts.isObjectLiteralExpression(node)) return object(file, node);
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) {
    const name = nameOf(file, node);
    return name === undefined ? { form: 'bad', place } : { form: 'name', name, place };
  }
  if (ts.isCallExpression(node)) {
    if (node.questionDotToken !== undefined) return reject(file, node, 'an optional call');
    if (node.typeArguments !== undefined) return reject(file, node, 'type arguments');
    const name = nameOf(file, node.expression);
    const args = node.arguments.map((argument) => expression(file, argument));
    return name === undefined ? { form: 'bad', place } : { form: 'call', name, args, place };
  }
  return reject(file, node);
}

function readImport(file: File, node: ts.ImportDeclaration): void {
  if (!ts.isStringLiteral(node.moduleSpecifier) || node.moduleSpecifier.text !== LANGUAGE) {
    reject(file, node, `a contract may import only ${LANGUAGE}`, 'remove the import');
    return;
  }
  const bindings = node.importClause?.namedBindings;
  if (bindings === undefined || !ts.isNamedImports(bindings) || node.importClause?.name) {
    const fix = `\`import { contract, u32 } from '${LANGUAGE}'\``;
    reject(file, node, 'import names individually', fix);
    return;
  }
  for (const item of bindings.elements) {
    file.names.set(item.name.text, (item.propertyName ?? item.name).text);
  }
}

function readExport(file: File, node: ts.ExportAssignment): Node | undefined {
  if (node.isExportEquals) return reject(file, node);
  const call = expression(file, node.expression);
  if (call.form === 'call' && call.name === 'contract') {
    const [argument] = call.args;
    if (argument !== undefined && call.args.length === 1) return argument;
  }
  return call.form === 'bad' ? call : reject(file, node, 'it must be `contract({ … })`');
}

/** Parses a contract. A root of form `bad`, or a missing one, comes with a diagnostic. */
export function parse(fileName: string, text: string): ParsedFile {
  const options = {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  };
  const sf = ts.createSourceFile(fileName, text, options, false, ts.ScriptKind.TS);
  const file: File = { sf, names: new Map(), found: [] };
  const broken =
    'parseDiagnostics' in sf ? (sf.parseDiagnostics as ts.DiagnosticWithLocation[]) : [];
  for (const error of broken) {
    const place = { file: fileName, ...placeAt(file, error.start) };
    const message = ts.flattenDiagnosticMessageText(error.messageText, ' ');
    file.found.push(diagnostic('contract/non-literal', place, `not TypeScript: ${message}`));
  }
  let root: Node | undefined;
  let doc = '';
  for (const statement of broken.length > 0 ? [] : sf.statements) {
    if (ts.isImportDeclaration(statement)) readImport(file, statement);
    else if (ts.isExportAssignment(statement) && root === undefined) {
      root = readExport(file, statement);
      doc = docBefore(file, statement);
    } else reject(file, statement, '', REMOVE);
  }
  if (root === undefined && file.found.length === 0) {
    const at = { file: fileName, line: 1, col: 1 };
    file.found.push(
      diagnostic('contract/non-literal', at, 'there is no `export default contract({ … })`'),
    );
  }
  return { root, names: file.names, doc, diagnostics: file.found };
}
