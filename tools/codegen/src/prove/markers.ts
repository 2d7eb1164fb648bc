/** ABI5101, ABI5102: each marker was seen in a ladder that was accepted. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { dirname } from 'node:path/posix';
import { drift } from '../check/finding.ts';
import { notWhole } from '../judge/whole.ts';
import type { Claim } from '../judge/evidence.ts';
import type { Model } from '../model/types.ts';
import { shows } from './proofs.ts';
import type { Evidence } from './evidence.ts';

/** Whether a run was built from the contracts as they are now. A run that does not say is not. */
export function isCurrent(model: Model, { contracts }: Pick<Evidence, 'contracts'>): boolean {
  return model.contracts.every(({ prose, sha256 }) => {
    const said = contracts.get(prose.id);
    return prose.status === 'draft' || prose.status === 'superseded' || said === sha256;
  });
}

/** What rejected the last run of each profile. */
function refusals(evidence: readonly Evidence[]): Diagnostic[] {
  const last = new Map(evidence.map((one) => [one.profile, one]));
  return [...last.values()]
    .filter(({ accepted }) => !accepted)
    .flatMap(({ file, findings }) =>
      findings.map(({ kind, message }) => {
        const slug =
          kind === 'early' || kind === 'duplicated' ? 'marker/order' : 'marker/undeclared';
        const why = `the selftest was rejected: ${kind}: ${message}`;
        return drift(slug, { file, line: 1, col: 1 }, why, { fix: '`npm start`, and mend it' });
      }),
    );
}

/**
 * A finding if a rung of an accepted verdict is not on the line of its log on which it says that it is:
 * such a verdict is of no run.
 */
export function unlogged(model: Model, { file, accepted, rungs, lines }: Evidence): Diagnostic[] {
  if (!accepted) return [];
  const wrong = model.markers.find(({ name, text }) => {
    return rungs.includes(name) && lines.get(name)?.includes(text) !== true;
  });
  if (wrong === undefined) return [];
  const said = JSON.stringify(lines.get(wrong.name) ?? '');
  const why = `the verdict says that '${wrong.text}' was printed, and console.log has ${said} there`;
  return [notWhole(dirname(file), 'verdict.json', why)];
}

/**
 * All findings about markers; evidence is of the present contracts. A marker that an accepted log shows is no finding,
 * also where its lines have no stamp because the contract says so: it is told as claimed, `claims` in `prove.ts`.
 */
export function proveMarkers(
  model: Model,
  evidence: readonly Evidence[],
  judged: readonly Claim[] = [],
): Diagnostic[] {
  const proven = new Set(evidence.filter(({ accepted }) => accepted).flatMap(({ rungs }) => rungs));
  const missing = model.markers
    .filter(({ name }) => !proven.has(name) && !judged.some((one) => shows(one, name)))
    .map(({ id, text, pos, profile }) => {
      const where = profile === undefined ? 'any' : `a '${profile}'`;
      const message = `${id} ('${text}') was not seen in ${where} ladder that was accepted`;
      return drift('marker/not-proven', pos, message, {
        fix: profile === undefined ? '`npm start`' : '`npm start -- --smp 1` and `--smp 2`',
      });
    });
  return [...refusals(evidence), ...missing];
}
