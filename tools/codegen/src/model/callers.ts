/** The allowed callers of a service's operation: the callers of the service, or a list of its own. */
import type { Service, ServiceOp } from '@abicus/contract';
import { related } from '../diagnostics/diagnostic.ts';
import type { Phase } from './phase.ts';
import type { ServiceDef, ServiceOpDef } from './shape/services.ts';
import type { Site } from './site.ts';

/** Names of principals, or every holder of a capability. */
type Callers = 'any' | readonly string[];

/** The callers of an operation. */
export function callersOf(
  { authority }: Pick<ServiceDef, 'authority'>,
  op: Pick<ServiceOpDef, 'authority'>,
): Callers {
  return op.authority ?? authority;
}

/** Whether a service or one of its operations lists its callers. */
export function isLimited({ authority, ops }: ServiceDef): boolean {
  return authority !== 'any' || ops.some((op) => op.authority !== undefined);
}

/** The same for a contract's value. */
export function saysCallers({ authority, ops }: Service): boolean {
  return authority !== 'any' || Object.values(ops).some((op) => op.authority !== undefined);
}

/** Checks the callers of an operation: each is a principal, and may call the service. */
export function checkCallers(
  phase: Phase,
  site: Site,
  { authority }: Service,
  op: ServiceOp,
): void {
  const at = site.at('.authority');
  if (op.authority?.length === 0) {
    const message = 'an operation that nothing may call';
    at.report('contract/wrong-kind', message, { fix: 'a check with `always: true` retires one' });
  }
  for (const [name, one] of at.items(op.authority)) {
    if (authority === 'any' || authority.includes(name)) phase.principals.check(one, name);
    else {
      const list = site.section('service.authority');
      const places = [related('declared', list.pos, authority.join(', '))];
      const fix = `add '${name}' to the authority of the service`;
      one.unknown(`'${name}' may not call the service`, name, authority, places, fix);
    }
  }
}

/**
 * Operations with one opcode must have the same callers, because the callers are checked before the
 * operation is known.
 */
export function checkSharedOpcodes(ops: readonly (readonly [ServiceOpDef, Site])[]): void {
  const text = ({ authority }: ServiceOpDef): string => authority?.toSorted().join(', ') ?? '';
  for (const [op, site] of ops) {
    const first = ops.find(([one]) => one.opcode === op.opcode)?.[0];
    if (first === undefined || text(first) === text(op)) continue;
    const message = `'${op.name}' has the opcode of '${first.name}', and other callers`;
    site.at('.authority').report('ref/ambiguous', message, {
      related: [related('first', first.pos, text(first))],
      fix: 'the same callers, or another opcode',
    });
  }
}
