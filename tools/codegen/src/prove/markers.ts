/** ABI5101, ABI5102: each marker is in an accepted ladder. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { dirname } from 'node:path/posix';
import { drift } from '../check/finding.ts';
import { notWhole } from '../judge/whole.ts';
import type { Claim } from '../judge/evidence.ts';
import type { Model } from '../model/types.ts';
import { shows } from './proofs.ts';
import type { Evidence } from './evidence.ts';

/** The ids of the contracts that a run was built from in another form. */
export function otherContracts(model: Model, said: Evidence['contracts']): string[] {
  return model.contracts.flatMap(({ prose: { id, status }, sha256 }) =>
    status === 'draft' || status === 'superseded' || said.get(id) === sha256 ? [] : [id],
  );
}

/** Whether a run was built from the present contracts. A run without hashes was not. */
export function isCurrent(model: Model, { contracts }: Pick<Evidence, 'contracts'>): boolean {
  return otherContracts(model, contracts).length === 0;
}

/** Returns the findings that rejected the last run of each profile. */
function rejectsOf(evidence: readonly Evidence[]): Diagnostic[] {
  const last = new Map(evidence.map((one) => [one.profile, one]));
  return [...last.values()]
    .filter(({ accepted }) => !accepted)
    .flatMap(({ file, findings }) =>
      findings.map(({ kind, message }) => {
        const slug =
          kind === 'early' || kind === 'duplicated' ? 'marker/order' : 'marker/undeclared';
        const why = `the selftest was rejected: ${kind}: ${message}`;
        return drift(slug, { file, line: 1, col: 1 }, why, {
          fix: 'correct it, then `abicus selftest`',
        });
      }),
    );
}

/**
 * Returns a finding if a rung of a verdict is not on the line of its log that the verdict names: no run wrote such a
 * verdict.
 */
export function unlogged(model: Model, { file, rungs }: Evidence): Diagnostic[] {
  for (const { name, text } of model.markers) {
    const line = rungs.get(name);
    if (line === undefined || line.includes(text)) continue;
    const why = `the verdict names the rung '${text}', but its line of console.log is ${JSON.stringify(line)}`;
    return [notWhole(dirname(file), 'verdict.json', why)];
  }
  return [];
}

/**
 * Returns all findings about markers, from evidence of the present contracts. A marker in an accepted log is not a finding,
 * even if contracts state that lines have no stamp: `claims` in `prove.ts` reports it as claimed.
 */
export function proveMarkers(
  model: Model,
  evidence: readonly Evidence[],
  judged: readonly Claim[] = [],
): Diagnostic[] {
  const accepted = evidence.filter((one) => one.accepted);
  const proven = new Set(accepted.flatMap(({ rungs }) => [...rungs.keys()]));
  const missing = model.markers
    .filter(({ name }) => !proven.has(name) && !judged.some((one) => shows(one, name)))
    .map(({ id, text, pos, profile }) => {
      const of = profile === undefined ? '' : ` of the profile '${profile}'`;
      const message = `${id} ('${text}') is not in an accepted ladder${of}`;
      return drift('marker/not-proven', pos, message, {
        fix:
          profile === undefined
            ? '`abicus selftest`, or `abicus judge LOG` of a program that prints it'
            : `\`abicus selftest --smp 1\` and \`--smp 2\`, or \`abicus judge LOG --profile ${profile}\``,
      });
    });
  return [...rejectsOf(evidence), ...missing];
}
