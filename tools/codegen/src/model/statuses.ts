/** Statuses of a service, by their names. */
import type { Service } from '@abicus/contract';
import { related } from '../diagnostics/diagnostic.ts';
import { inRange, rangeText, scalarDef } from './scalars.ts';
import type { Failure } from './shape/calls.ts';
import type { StatusDef } from './shape/services.ts';
import type { Site } from './site.ts';

const byte = scalarDef({ kind: 'scalar', wire: 'u8', size: 1 });

/** Links the statuses of a service; `site` is its section. */
export function linkStatuses(site: Site, service: Service): StatusDef[] {
  const retryable: readonly string[] = service.retryable ?? [];
  const entries = site.at('.status').entries<number>(service.status);
  const statuses = entries.map(([name, number, at]) => {
    if (!inRange(byte, number)) at.range(`${rangeText(byte)}, not ${number}`);
    at.claimWithin(`status of ${service.name}`, number, name);
    const base = at.declared(`${service.name}.status.${name}`, name);
    return { ...base, number, retryable: retryable.includes(name) };
  });
  for (const [name, at] of site.at('.retryable').items(retryable)) {
    if (resolveStatus(statuses, at, name)?.number === 0) {
      at.report('contract/wrong-kind', `'${name}' is no failure`);
    }
  }
  return statuses;
}

/** The status with a name; gives nothing, and a finding, for an unknown name. */
export function resolveStatus(
  statuses: readonly StatusDef[],
  site: Site,
  name: string,
): Failure | undefined {
  const found = statuses.find((status) => status.name === name);
  if (found !== undefined) return { name, number: found.number };
  const names = statuses.map((status) => status.name);
  const [first] = statuses;
  const places = first && [related('declared', first.pos, names.join(', '))];
  site.unknown(`the service has no status '${name}'`, name, names, places);
  return undefined;
}
