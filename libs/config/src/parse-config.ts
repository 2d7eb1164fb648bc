/** A text and a schema: a typed value with its defaults, or findings with places. */
import { checkSchema, pathText, type NamedSchema, type SchemaFault } from '@abicus/wire/schema';
import type { ConfigFinding } from './finding.ts';
import { parseJson } from './json.ts';
import { parseToml } from './toml.ts';
import { nodeAt, type Node, type Parsed } from './tree.ts';

/** A text, and the name of the file that it is from: its end says whether it is TOML or JSON. */
export type ConfigText = { readonly file: string; readonly text: string };

/** The value of a file, with what it leaves out filled in; or everything that is wrong with it. */
export type ConfigResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly findings: readonly ConfigFinding[] };

const FORMATS: Readonly<Record<string, (text: string) => Parsed>> = {
  toml: parseToml,
  json: parseJson,
};

/** One finding about a file as a whole. */
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

/** Holds a text against a schema. Nothing of a text that does not fit is given. */
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
  // A byte order mark, which editors and `readFileSync` leave at the start of a text, is none of it.
  const parsed = format(text.replace(/^\uFEFF/, ''));
  if (!parsed.ok) {
    const { line, col, message, fix, path } = parsed.fault;
    const finding = { file, line, col, key: pathText(path), message, due: '', found: '', fix };
    return { ok: false, findings: [finding] };
  }
  const { value, root } = parsed.tree;
  const isInteger = (_: number, path: readonly (string | number)[]): boolean => {
    const { node, whole } = nodeAt(root, path);
    // What is not there is a default.
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
