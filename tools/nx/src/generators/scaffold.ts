/** New parts in Nx's tree: the same files as those of `abicus new`. */
import type { Tree } from '../nx.ts';
import { codegen, workspaceOf } from './codegen.ts';

/** What the generators are told. */
export type Options = {
  readonly name: string;
  readonly contract?: string;
  readonly kind?: 'async' | 'frames' | 'program';
};

/** Run by Nx after the files are written; not on a dry run. */
export type Callback = () => void;

/** Puts the files of a new part into the tree. Throws why they can't be made: Nx prints it. */
export async function scaffold(
  kind: 'contract' | 'service' | 'syscall',
  tree: Tree,
  { name, contract, kind: handlers }: Options,
): Promise<Callback> {
  const { factsOf, formatDiagnostic, SCAFFOLDS } = await codegen();
  const created = new Date().toISOString().slice(0, 10);
  const asked = {
    name,
    created,
    ...(contract !== undefined && { contract }),
    ...(handlers !== undefined && { kind: handlers }),
  };
  const made = await SCAFFOLDS[kind](factsOf(await workspaceOf(tree)), asked);
  if (!made.ok) {
    const findings = (made.diagnostics ?? []).map(formatDiagnostic);
    throw new Error([...findings, made.message].join('\n'));
  }
  const taken = [...made.files.keys()].find((path) => tree.exists(path));
  if (taken !== undefined) throw new Error(`${taken} exists already`);
  for (const [path, text] of [...made.files, ...(made.edits ?? [])]) tree.write(path, text);
  return () => void process.stdout.write(made.next.map((line) => `next: ${line}\n`).join(''));
}
