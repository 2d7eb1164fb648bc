/** Finds the element of a contract that a point belongs to. */
import type { Unit } from '../model/context.ts';
import type { Difference, Step } from './walk.ts';

/** Returns the id of an entry of a record, from the id of its container. */
type Name = (unit: Unit, holder: string, key: string) => string;

const within: Name = (_, holder, key) => `${holder}.${key}`;

/** The records whose entries are elements. Entries of others belong to the element around them. */
const ELEMENTS: Readonly<Record<string, Name>> = {
  'contract.types': ({ feeds }, _, key) => `${feeds}.type.${key}`,
  'contract.errors': ({ feeds }, _, key) => `${feeds}.error.${key}`,
  'contract.limits': ({ feeds }, _, key) => `${feeds}.limit.${key}`,
  'contract.config': ({ feeds }, _, key) => `${feeds}.config.${key}`,
  'contract.syscalls': (_, __, key) => key,
  'contract.audit': ({ slug }, _, key) => `${slug}.audit.${key}`,
  'contract.security.invariants': ({ slug }, _, key) => `${slug}.invariant.${key}`,
  'contract.markers': (_, __, key) => `marker.${key}`,
  'contract.diagnostics': (_, __, key) => `diagnostic.${key}`,
  'contract.profiles': (_, __, key) => `profile.${key}`,
  'contract.phases': (_, __, key) => `phase.${key}`,
  'contract.service.status': (_, service, key) => `${service}.status.${key}`,
  'contract.service.ops': within,
  'contract.service.events': (_, service, key) => `${service}.event.${key}`,
  'contract.rpc.errors': (_, rpc, key) => `${rpc}.error.${key}`,
  'contract.rpc.methods': within,
  'contract.rpc.notifications': (_, rpc, key) => `${rpc}.notification.${key}`,
  'contract.persisted.entries': ({ feeds }, _, key) => `persisted.${feeds}.${key}`,
  'contract.machine.edges': within,
  'contract.board.devices': (_, __, key) => `board.device.${key}`,
  'contract.board.numbers': (_, __, key) => `board.numbers.${key}`,
  'device.registers': within,
  'syscall.ops': within,
  'syscall.checks': within,
  'op.checks': within,
  'serviceOp.checks': within,
};

/** The element that a section of a contract is, if it is one. */
function sectionId({ value, slug }: Unit, point: string): string {
  if (point.startsWith('contract.service')) return value.service?.name ?? slug;
  if (point.startsWith('contract.rpc')) return `rpc.${value.rpc?.name ?? slug}`;
  if (point.startsWith('contract.machine')) return value.machine?.resource ?? slug;
  if (/^contract\.(program|calls|notifies)\b/.test(point)) {
    return `program.${value.service?.name ?? value.program?.name ?? slug}`;
  }
  return slug;
}

/** The id of the element at the end of these steps. */
export function idOf(unit: Unit, steps: readonly Step[], point: string): string {
  const [first] = steps;
  return steps.reduce(
    (holder, { record, key }) => ELEMENTS[record]?.(unit, holder, key) ?? holder,
    sectionId(unit, first?.record ?? point),
  );
}

/** The id of the element that a difference is of. */
export function elementOf(unit: Unit, { steps, point }: Difference): string {
  return idOf(unit, steps, point);
}

/** Where a difference is within its element: the keys below it. */
export function labelOf({ steps, point }: Difference): string {
  const below = steps.slice(steps.findLastIndex(({ record }) => record in ELEMENTS) + 1);
  const last =
    point
      .replace(/ (entries|order|form|presence)$/, '')
      .split('.')
      .at(-1) ?? '';
  const keys = below.map(({ record, key }) => {
    const around = record.split('.').at(-1) ?? '';
    return around === '*' ? key : `${around}.${key}`;
  });
  return [...keys, ...(last === '*' || point.endsWith(' entries') ? [] : [last])].join('.');
}
