/** The contracts of a base, linked. */
import { formatDiagnostic } from '../diagnostics/diagnostic.ts';
import { link } from '../model/link.ts';
import type { ContractSource } from '../read/source.ts';
import type { Workspace } from '../workspace/config.ts';
import type { Base } from './base.ts';
import type { LinkedContracts } from './diff.ts';

/** Contracts of a base that link, or why they don't. */
export type LinkedBase =
  | { readonly ok: true; readonly linked: LinkedContracts }
  | { readonly ok: false; readonly why: string };

/** Links the contracts of a base, with the linked packages of `now`: no lock has theirs. */
export function linkBase(
  workspace: Workspace,
  { sources: stored, ref, why }: Base,
  now: readonly ContractSource[],
): LinkedBase {
  const taken = now.filter((one) => one.linked !== undefined);
  const sources = [...stored, ...taken.map((one) => ({ ...one, stored: true }))];
  const linked = link(sources, workspace);
  if (linked.ok) return { ok: true, linked: { sources, model: linked.model } };
  const [first] = linked.diagnostics;
  const said = first === undefined ? '' : `:\n${formatDiagnostic(first)}`;
  return { ok: false, why: `the contracts of ${ref} (${why}) no longer link${said}` };
}
