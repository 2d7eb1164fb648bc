/** Finds the element of a contract that a point belongs to. */
import type { Unit } from '../model/context.ts';
import type { Difference } from './walk.ts';

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

const programOf = ({ value }: Unit): string | undefined => {
  const name = value.service?.name ?? value.program?.name;
  return name && `program.${name}`;
};

/** The sections that are elements; others belong to the contract. */
const SECTIONS: Readonly<Record<string, (unit: Unit) => string | undefined>> = {
  service: ({ value }) => value.service?.name,
  rpc: ({ value }) => value.rpc && `rpc.${value.rpc.name}`,
  machine: ({ value }) => value.machine?.resource,
  program: programOf,
  calls: programOf,
  notifies: programOf,
};

/** The id of the element that a difference is of. */
export function elementOf(unit: Unit, { steps, path }: Pick<Difference, 'steps' | 'path'>): string {
  const [section = ''] = path.split('.');
  return steps.reduce(
    (holder, { record, key }) => ELEMENTS[record]?.(unit, holder, key) ?? holder,
    SECTIONS[section]?.(unit) ?? unit.slug,
  );
}

const lastOf = (point: string): string => point.slice(point.lastIndexOf('.') + 1);

/** Where a difference is within its element: the keys below it. */
export function labelOf({ steps, point }: Pick<Difference, 'steps' | 'point'>): string {
  const below = steps.slice(steps.findLastIndex(({ record }) => record in ELEMENTS) + 1);
  const keys = below.map(({ record, key }) => {
    const around = lastOf(record);
    return around === '*' ? key : `${around}.${key}`;
  });
  const [last = '', what] = lastOf(point).split(' ');
  return [...keys, ...(last === '*' || what === 'entries' ? [] : [last])].join('.');
}
