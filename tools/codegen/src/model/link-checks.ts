/** Semantic checks, of syscalls and of services. */
import type { Check } from '@abicus/contract';
import { related } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { declared, report, type Unit } from './context.ts';
import type { Phase } from './phase.ts';
import type { CheckDef, ErrorDef, Failure } from './shape/calls.ts';

/** Resolves what a check fails with: an error, or a status of a service. */
export type ResolveFailure = (name: string, path: string) => Failure | ErrorDef | undefined;

function checkSentinel(phase: Phase, unit: Unit, error: Failure, as: string, path: string): void {
  const sentinels = 'sentinels' in error ? (error as ErrorDef).sentinels : [];
  if (sentinels.includes(as)) return;
  const message = `${error.name} has no sentinel '${as}'`;
  const places =
    'pos' in error ? [related('declared', (error as ErrorDef).pos, sentinels.join(', '))] : [];
  const fix = didYouMean(as, sentinels);
  report(phase.context, 'ref/unknown', unit, path, message, { related: places, fix });
}

/** Links the checks of an operation, in their order. */
export function linkChecks(
  phase: Phase,
  unit: Unit,
  operation: string,
  checks: Readonly<Record<string, Check>> | undefined,
  path: string,
  resolve: ResolveFailure,
): CheckDef[] {
  const linked: CheckDef[] = [];
  for (const [name, check] of Object.entries(checks ?? {})) {
    const at = `${path}.${name}`;
    const fails = resolve(check.error, `${at}#0`);
    if (fails === undefined) continue;
    const unless = check.unless?.principals ?? [];
    for (const [i, principal] of unless.entries()) {
      phase.principals.check(unit, principal, `${at}.unless#${i}`);
    }
    if (check.as !== undefined) checkSentinel(phase, unit, fails, check.as, `${at}.as`);
    const limit =
      check.limit === undefined
        ? undefined
        : phase.limits.resolve(unit, check.limit, `${at}.limit`);
    linked.push({
      ...declared(unit, `${operation}.${name}`, name, at),
      index: linked.length,
      fails: { name: fails.name, number: fails.number },
      text: check.doc,
      unless,
      ...(limit !== undefined && { limit }),
      ...(check.as !== undefined && { sentinel: check.as }),
      changesOnReject: check.changesOnReject ?? [],
      waits: check.waits === true,
      always: check.always === true,
    });
  }
  return linked;
}
