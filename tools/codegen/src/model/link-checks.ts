/** Semantic checks of syscalls and services. */
import type { Check } from '@abicus/contract';
import { related } from '../diagnostics/diagnostic.ts';
import { defined } from './defined.ts';
import type { Phase } from './phase.ts';
import type { CheckDef, ErrorDef, Failure } from './shape/calls.ts';
import type { Site } from './site.ts';

/** Resolves the failure of a check: an error, or a status of a service. */
export type ResolveFailure = (site: Site, name: string) => Failure | ErrorDef | undefined;

function checkSentinel(site: Site, error: Failure | ErrorDef, as: string): void {
  const sentinels = 'sentinels' in error ? error.sentinels : [];
  if (sentinels.includes(as)) return;
  const places = 'pos' in error ? [related('declared', error.pos, sentinels.join(', '))] : [];
  site.unknown(`${error.name} has no sentinel '${as}'`, as, sentinels, places);
}

/** Links the checks of an operation, in their order. */
export function linkChecks(
  phase: Phase,
  site: Site,
  operation: string,
  checks: Readonly<Record<string, Check>> | undefined,
  resolve: ResolveFailure,
): CheckDef[] {
  const linked: CheckDef[] = [];
  for (const [name, check, at] of site.entries(checks)) {
    const { as: sentinel, limit } = check;
    const fails = resolve(at.at('#0'), check.error);
    if (fails === undefined) continue;
    const unless = check.unless?.principals ?? [];
    for (const [i, principal] of unless.entries()) {
      phase.principals.check(at.at(`.unless#${i}`), principal);
    }
    if (sentinel !== undefined) checkSentinel(at.at('.as'), fails, sentinel);
    const bound = limit === undefined ? limit : phase.limits.resolve(at.at('.limit'), limit);
    linked.push({
      ...at.declared(`${operation}.${name}`, name),
      index: linked.length,
      fails: { name: fails.name, number: fails.number },
      text: check.doc,
      unless,
      ...defined({ limit: bound, sentinel }),
      changesOnReject: check.changesOnReject ?? [],
      waits: check.waits === true,
      always: check.always === true,
    });
  }
  return linked;
}
