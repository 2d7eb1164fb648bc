/**
 * Parses TOML 1.0. Dates are rejected: a schema has no form for them, and a date that overflows is
 * silently another one.
 */
import { ParseError, parseTOML, type AST } from 'toml-eslint-parser';
import type { Path } from '@abicus/wire/schema';
import type { Place } from './finding.ts';
import { checkLimits, DEPTH_MAX, TOKEN_MAX } from './limits.ts';
import { ParseFault, type Node, type ParseResult } from './tree.ts';

type Table = { readonly value: Record<string, unknown>; readonly node: Mutable };
type List = { readonly value: unknown[]; readonly node: Mutable };
type Mutable = Node & { readonly inside: Map<string | number, Node> };

const at = ({ loc }: { readonly loc: AST.SourceLocation }): Place => {
  return { line: loc.start.line, col: loc.start.column + 1 };
};

const newNode = (place: Place, key: Place, isInteger = false): Mutable => {
  return { place, key, isInteger, inside: new Map() };
};

/** A table under construction, with the tables and lists in it. */
class Builder {
  readonly root: Table;
  readonly #tables = new Map<unknown, Table>();
  readonly #lists = new Map<unknown, List>();

  constructor(start: Place) {
    this.root = this.#table(start, start);
  }

  #table(place: Place, key: Place): Table {
    const table = { value: Object.create(null), node: newNode(place, key) };
    this.#tables.set(table.value, table);
    return table;
  }

  /**
   * Enters the table under a key, or creates it; of a list of tables it enters the last, and adds its
   * index to the path.
   */
  #enter(into: Table, name: string, place: Place, path: (string | number)[]): Table {
    checkDepth(path, place);
    const there = into.value[name];
    const list = this.#lists.get(there);
    if (list !== undefined) path.push(list.value.length - 1);
    const found = this.#tables.get(list === undefined ? there : list.value.at(-1));
    if (found !== undefined) return found;
    const made = this.#table(place, place);
    into.value[name] = made.value;
    into.node.inside.set(name, made.node);
    return made;
  }

  /** The table that a header names: a new item for `[[name]]`. */
  header({ key, kind }: AST.TOMLTable): readonly [Table, Path] {
    let table = this.root;
    const path: (string | number)[] = [];
    const last = key.keys.length - 1;
    for (const [i, part] of key.keys.entries()) {
      const name = nameOf(part);
      path.push(name);
      if (i < last || kind === 'standard') table = this.#enter(table, name, at(part), path);
      else table = this.#item(table, name, at(part), path);
    }
    return [table, path];
  }

  /** Adds a table to the list under a key, and its index to the path. */
  #item(into: Table, name: string, place: Place, path: (string | number)[]): Table {
    const there = into.value[name];
    let list = this.#lists.get(there);
    if (list === undefined) {
      list = { value: [], node: newNode(place, place) };
      this.#lists.set(list.value, list);
      into.value[name] = list.value;
      into.node.inside.set(name, list.node);
    }
    const made = this.#table(place, place);
    path.push(list.value.length);
    checkDepth(path, place);
    list.node.inside.set(list.value.length, made.node);
    list.value.push(made.value);
    return made;
  }

  entry(into: Table, { key, value }: AST.TOMLKeyValue, path: Path): void {
    let table = into;
    const inside = [...path];
    for (const [i, part] of key.keys.entries()) {
      const name = nameOf(part);
      inside.push(name);
      if (i < key.keys.length - 1) {
        table = this.#enter(table, name, at(part), inside);
        continue;
      }
      const [found, node] = this.#content(value, at(part), inside);
      table.value[name] = found;
      table.node.inside.set(name, node);
    }
  }

  #content(content: AST.TOMLContentNode, key: Place, path: Path): readonly [unknown, Node] {
    const place = at(content);
    checkDepth(path, place);
    if (content.type === 'TOMLInlineTable') {
      const table = this.#table(place, key);
      for (const one of content.body) this.entry(table, one, path);
      return [table.value, table.node];
    }
    if (content.type === 'TOMLArray') {
      const node = newNode(place, key);
      const value = content.elements.map((one, i) => {
        const [item, inner] = this.#content(one, at(one), [...path, i]);
        node.inside.set(i, inner);
        return item;
      });
      return [value, node];
    }
    switch (content.kind) {
      case 'string':
      case 'boolean':
      case 'float':
        return [content.value, newNode(place, key)];
      case 'integer':
        return [content.value, newNode(place, key, Number.isSafeInteger(content.value))];
      default:
        throw new ParseFault(place, 'a date is written as a string', 'quote it', path);
    }
  }
}

const nameOf = (part: AST.TOMLBare | AST.TOMLQuoted): string =>
  part.type === 'TOMLBare' ? part.name : part.value;

function checkDepth(path: Path, place: Place): void {
  if (path.length <= DEPTH_MAX) return;
  throw new ParseFault(place, `a file nests no deeper than ${DEPTH_MAX} levels`, 'fewer levels');
}

/** Parses TOML; never throws. */
export function parseToml(text: string): ParseResult {
  try {
    checkLimits(text, TOKEN_MAX);
    const [top] = parseTOML(text, { tomlVersion: '1.0' }).body;
    const builder = new Builder({ line: 1, col: 1 });
    for (const one of top.body) {
      if (one.type === 'TOMLKeyValue') {
        builder.entry(builder.root, one, []);
        continue;
      }
      const [table, path] = builder.header(one);
      for (const entry of one.body) builder.entry(table, entry, path);
    }
    const { value, node } = builder.root;
    return { ok: true, tree: { value, root: node } };
  } catch (cause) {
    if (cause instanceof ParseFault) return { ok: false, fault: cause.fault };
    if (!(cause instanceof ParseError)) throw cause;
    const { message, lineNumber: line, column } = cause;
    return { ok: false, fault: { line, col: column + 1, message, fix: '', path: [] } };
  }
}
