/**
 * ABI4401: the layout of a frame or structure differs from a vector that was computed by hand, or a
 * contract has no such vector although others have.
 *
 * Vectors are `contracts/vectors/*.json`: a list of `{ id, part?, size, fields: { name: offset } }`,
 * where `id` is that of a structure, operation or event, and `part` is `request` or `reply`.
 */
import { join } from 'node:path';
import { related, type Diagnostic, type Pos } from '../../diagnostics/diagnostic.ts';
import type { FieldDef, Model } from '../../model/types.ts';
import { readIfThere } from '../../files/read.ts';
import { drift } from '../finding.ts';
import type { CheckInput, Rule } from '../rule.ts';

type Vector = {
  readonly id: string;
  readonly part?: string;
  readonly size?: number;
  readonly fields: Readonly<Record<string, number>>;
};

type Layout = { readonly pos: Pos; readonly size: number; readonly fields: readonly FieldDef[] };

function layoutOf(model: Model, { id, part }: Vector): Layout | undefined {
  const type = model.types.find((one) => one.id === id);
  if (type?.kind === 'struct') return type;
  for (const { ops, events } of model.services) {
    const op = ops.find((one) => one.id === id);
    const frame =
      op === undefined
        ? events.find((one) => one.id === id)?.frame
        : part === 'reply'
          ? op.reply
          : op.request;
    const pos = op?.pos ?? events.find((one) => one.id === id)?.pos;
    if (frame !== undefined && pos !== undefined) return { pos, size: frame.minSize, ...frame };
  }
  return undefined;
}

/** Returns the first line with a text behind so many lines; without one the last of these. */
function lineOf(text: string, what: string, behind: number): number {
  const at = text.split('\n').findIndex((line, i) => i >= behind && line.includes(what));
  return at === -1 ? Math.max(behind, 1) : at + 1;
}

function compare(
  file: string,
  text: string,
  vector: Vector,
  head: number,
  layout: Layout | undefined,
): Diagnostic[] {
  if (layout === undefined) {
    const message = `no contract declares ${vector.id}, which has a vector`;
    return [drift('wire/no-vector', { file, line: head, col: 1 }, message, { fix: 'remove it' })];
  }
  const found: Diagnostic[] = [];
  const differ = (what: string, is: number | string, said: number | string, line: number): void => {
    const message = `${vector.id}.${what} is ${is} in its contract, but ${said} in the vector`;
    found.push(
      drift('wire/offset', { file, line, col: 1 }, message, {
        related: [related('declared', layout.pos, String(is))],
        fix: 'add a new version of the frame, or correct the vector',
      }),
    );
  };
  if (vector.size !== undefined && vector.size !== layout.size) {
    differ('size', layout.size, vector.size, lineOf(text, '"size"', head - 1));
  }
  const inside = lineOf(text, '"fields"', head - 1);
  for (const [name, offset] of Object.entries(vector.fields)) {
    const field = layout.fields.find((one) => one.name === name);
    if (field?.offset === offset) continue;
    differ(name, field?.offset ?? 'absent', offset, lineOf(text, `"${name}"`, inside - 1));
  }
  // Bytes between fields are padding, named or not.
  for (const { name, offset, type } of layout.fields) {
    if (type.kind === 'zero' || name in vector.fields) continue;
    differ(name, offset, 'nothing', inside);
  }
  return found;
}

/** The files of vectors of a workspace. */
export function vectorFiles({
  workspace,
  files,
}: Pick<CheckInput, 'workspace' | 'files'>): string[] {
  const folder = `${workspace.contracts}/vectors/`;
  return [...files].filter((file) => file.startsWith(folder) && file.endsWith('.json'));
}

/** The layouts of a contract: its structures, and the frames of its service. */
function layoutsOf(model: Model, slug: string): { readonly id: string; readonly pos: Pos }[] {
  const structs = model.types.filter(
    ({ kind, contract }) => kind === 'struct' && contract === slug,
  );
  const frames = model.services
    .filter(({ contract }) => contract === slug)
    .flatMap(({ ops, events }) => [...ops, ...events]);
  return [...structs, ...frames];
}

function unworked(model: Model, worked: ReadonlySet<string>, folder: string): Diagnostic[] {
  return model.contracts.flatMap(({ slug, prose }) => {
    const layouts = layoutsOf(model, slug);
    const [first] = layouts;
    if (first === undefined || layouts.some(({ id }) => worked.has(id))) return [];
    const message = `no layout of ${prose.id} was computed by hand, such as ${first.id}`;
    const fix = `compute its size and offsets by hand, and write them to ${folder}/${slug}.json`;
    return [drift('wire/no-vector', first.pos, message, { fix })];
  });
}

/** ABI4401. */
export const vectors: Rule = (looked) => {
  const { workspace, model } = looked;
  const worked = new Set<string>();
  const all = vectorFiles(looked);
  const found = all.flatMap((file) => {
    const text = readIfThere(join(workspace.root, file)) ?? '[]';
    const list: readonly Vector[] = JSON.parse(text);
    for (const { id } of list) worked.add(id);
    let head = 0;
    return list.flatMap((vector) => {
      // A request and its reply have the same id: the row of each is behind the one before it.
      head = lineOf(text, `"${vector.id}"`, head);
      return compare(file, text, vector, head, layoutOf(model, vector));
    });
  });
  const missing = all.length === 0 ? [] : unworked(model, worked, `${workspace.contracts}/vectors`);
  return [...found, ...missing];
};
