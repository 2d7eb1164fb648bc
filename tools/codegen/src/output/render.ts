/** From a `CodeFile` to its text without the header: import statements, then lines. */
import { posix } from 'node:path';
import type { Code, ImportedName } from './code.ts';
import { docLines, importsOf, type CodeFile } from './code-file.ts';

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How a module is named in an import statement of a file. */
function specifier(fromFile: string, target: string): string {
  if (!/\.[cm]?ts$/.test(target)) return target;
  const path = posix.relative(posix.dirname(fromFile), target);
  return path.startsWith('.') ? path : `./${path}`;
}

/** Where a file binds names of its own: declarations, parameters, parts of a pattern, type parameters. */
const BINDINGS =
  /\b(?:const|let|class|interface|type|function\*?)\s+(\w+)|[(,{]\s*(?:readonly\s+)?(\w+)\??\s*(?=[:,})])|<(\w+)(?=[ ,>])/g;

/** Text without imported names and comments. */
function ownText(piece: Code): string {
  if (typeof piece !== 'object') return String(piece);
  return 'kind' in piece ? ' ' : piece.map(ownText).join('');
}

/** The names that the file binds itself: a field may be called `ok`, a type `Result`. */
function boundIn(file: CodeFile): Set<string> {
  const bound = new Set<string>();
  for (const { pieces } of file.lines) {
    for (const match of ownText(pieces).matchAll(BINDINGS)) {
      bound.add(match[1] ?? match[2] ?? match[3] ?? '');
    }
  }
  return bound;
}

/**
 * Names of a file by module and name. A name that two modules share is renamed for the later, and one
 * that the file binds itself is renamed wherever it is imported.
 */
function localNames(file: CodeFile): Map<string, { name: ImportedName; local: string }> {
  const names = new Map<string, { name: ImportedName; local: string }>();
  const imports = importsOf(file);
  const taken = boundIn(file);
  for (const name of imports) {
    if (name.from === file.path) continue;
    const key = `${name.from}#${name.name}`;
    const before = names.get(key);
    if (before !== undefined) {
      if (!name.typeOnly) names.set(key, { ...before, name });
      continue;
    }
    const wanted = name.as ?? name.name;
    let local = wanted;
    for (let i = 2; taken.has(local); i++) local = `${wanted}${i}`;
    taken.add(local);
    names.set(key, { name, local });
  }
  return names;
}

type Names = ReturnType<typeof localNames>;

function importLines(path: string, names: Names): string[] {
  const modules = new Map<string, string[]>();
  const valueModules = new Set<string>();
  for (const { name } of names.values()) if (!name.typeOnly) valueModules.add(name.from);
  for (const { name, local } of names.values()) {
    if (name.value !== undefined) continue;
    const type = name.typeOnly && valueModules.has(name.from) ? 'type ' : '';
    const item = local === name.name ? name.name : `${name.name} as ${local}`;
    const list = modules.get(name.from);
    if (list === undefined) modules.set(name.from, [`${type}${item}`]);
    else list.push(`${type}${item}`);
  }
  const bare = (item: string): string => item.replace(/^type /, '');
  return [...modules]
    .map(([from, list]) => ({ from: specifier(path, from), type: !valueModules.has(from), list }))
    .sort((a, b) => rank(a.from) - rank(b.from) || byCodeUnits(a.from, b.from))
    .map(({ from, type, list }) => {
      list.sort((a, b) => byCodeUnits(bare(a), bare(b)));
      return `import ${type ? 'type ' : ''}{ ${list.join(', ')} } from '${from}';`;
    });
}

/** Declarations of the constants of a file, by name. */
function constantLines(names: Names): string[] {
  const own = [...names.values()].filter(({ name }) => name.value !== undefined);
  own.sort((a, b) => byCodeUnits(a.local, b.local));
  return own.map(({ name, local }) => `const ${local} = ${name.value};`);
}

function rank(from: string): number {
  return from.startsWith('.') ? 1 : 0;
}

function text(piece: Code, names: Names, path: string): string {
  if (typeof piece !== 'object') return String(piece);
  if ('kind' in piece) {
    if (piece.kind === 'doc') return docLines(piece.text).join('\n');
    if (piece.from === path) return piece.name;
    return names.get(`${piece.from}#${piece.name}`)?.local ?? piece.name;
  }
  let whole = '';
  for (const part of piece) whole += text(part, names, path);
  return whole;
}

/** The body of a file, not formatted. A name imported from the file itself is just the name. */
export function renderBody(file: CodeFile): string {
  const names = localNames(file);
  const lines = importLines(file.path, names);
  if (lines.length > 0) lines.push('');
  const constants = constantLines(names);
  if (constants.length > 0) lines.push(...constants, '');
  for (const { depth, pieces } of file.lines) {
    let line = '';
    for (const piece of pieces) line += text(piece, names, file.path);
    for (const part of line.includes('\n') ? line.split('\n') : [line]) {
      lines.push(part === '' ? '' : '  '.repeat(depth) + part);
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
