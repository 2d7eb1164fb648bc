/** Parses a text and checks it with a schema: a typed value with its defaults, or findings with places. */
import { checkSchema, pathText, type NamedSchema, type SchemaFault } from '@abicus/wire/schema';
import type { ConfigFinding } from './finding.ts';
import { parseJson } from './json.ts';
import { parseToml } from './toml.ts';
import { nodeAt, type Node, type ParseResult } from './tree.ts';

/** A text and the name of its file, whose extension selects TOML or JSON. */
export type ConfigText = { readonly file: string; readonly text: string };

/** The value of a file, with defaults filled in; or every fault of it. */
export type ConfigResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly findings: readonly ConfigFinding[] };

const FORMATS: Readonly<Record<string, (text: string) => ParseResult>> = {
  toml: parseToml,
  json: parseJson,
};

/** One finding about the whole file. */
export function rejected(file: string, message: string, fix: string): ConfigResult<never> {
  const finding = { file, line: 1, col: 1, key: '', message, due: '', found: '', fix };
  return { ok: false, findings: [finding] };
}

function findingOf(file: string, root: Node, fault: SchemaFault): ConfigFinding {
  const { path, key, message, due, found, fix } = fault;
  const { node } = nodeAt(root, path);
  const { line, col } = key ? node.key : node.place;
  return { file, line, col, key: pathText(path), message, due, found, fix };
}

const byPlace = (a: ConfigFinding, b: ConfigFinding): number => a.line - b.line || a.col - b.col;

/** Checks a text with a schema. A text that does not fit gives no value at all. */
export function parseConfig<T>(
  schema: NamedSchema<T>,
  { file, text }: ConfigText,
): ConfigResult<T> {
  const format = FORMATS[/\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? ''];
  if (format === undefined) {
    return rejected(
      file,
      'is neither TOML nor JSON by its name',
      'a name that ends in .toml or .json',
    );
  }
  // Editors and `readFileSync` leave a byte order mark at the start of a text; it is not part of
  // the value.
  const parsed = format(text.replace(/^\uFEFF/, ''));
  if (!parsed.ok) {
    const { line, col, message, fix, path } = parsed.fault;
    const finding = { file, line, col, key: pathText(path), message, due: '', found: '', fix };
    return { ok: false, findings: [finding] };
  }
  const { value, root } = parsed.tree;
  const isInteger = (_: number, path: readonly (string | number)[]): boolean => {
    const { node, whole } = nodeAt(root, path);
    // A value without a node is a default.
    return !whole || node.isInteger;
  };
  const checked = checkSchema(schema.schema, value, { complete: true, isInteger });
  if (!checked.ok) {
    const findings = checked.faults.map((fault) => findingOf(file, root, fault));
    return { ok: false, findings: findings.sort(byPlace) };
  }
  if (schema.is(checked.value)) return { ok: true, value: checked.value };
  return rejected(file, `fits the table of ${schema.name}, but not its guard`, '`abicus generate`');
}
