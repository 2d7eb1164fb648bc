/** Facts about contracts that rules need beyond a point: errors of authority, numbers in use. */
import type { Check } from '@abicus/contract';
import type { Unit } from '../model/context.ts';

/** Names of errors that mean "not allowed" in any contract. */
const NOT_ALLOWED = /^(EPERM|EACCES)$|DENIED|FORBIDDEN|NOT_ALLOWED|UNAUTHORI[SZ]ED/;

/** Every check of a contract. */
function checksOf({ value }: Unit): Check[] {
  const calls = Object.values(value.syscalls ?? {}).flatMap((one) =>
    'ops' in one ? Object.values(one.ops).map(({ checks }) => checks) : [one.checks],
  );
  const ops = Object.values(value.service?.ops ?? {}).map(({ checks }) => checks);
  return [...calls, ...ops].flatMap((checks) => Object.values(checks ?? {}));
}

/**
 * Returns the errors of authority in the checks of a package: errors named so, and the errors of
 * checks with `unless`.
 */
export function authorityNames(
  olds: readonly Unit[],
  nows: readonly Unit[],
  unit: Unit,
): ReadonlySet<string> {
  const own = [...olds, ...nows].filter(({ feeds }) => feeds === unit.feeds);
  const checks = own.flatMap(checksOf);
  const guarding = checks.filter(
    ({ unless, error }) => unless !== undefined || NOT_ALLOWED.test(error),
  );
  return new Set(guarding.map(({ error }) => error));
}

/** Returns the element that has a reserved number or name, if any. */
export function takenBy(
  nows: readonly Unit[],
  unit: Unit,
  what: string,
  given: unknown,
): string | undefined {
  const is = (number: number): boolean => String(number) === String(given);
  const find = <T>(
    of: Readonly<Record<string, T>> | undefined,
    number: (one: T) => number,
  ): string | undefined => Object.entries(of ?? {}).find(([, one]) => is(number(one)))?.[0];
  const { service, errors } = unit.value;
  switch (what) {
    case 'syscall':
      return nows
        .map(({ value }) => find(value.syscalls, (one) => one.number))
        .find((one) => one !== undefined);
    case 'opcode':
      return find(service?.ops, (one) => one.opcode) ?? find(service?.events, (one) => one.opcode);
    case 'errno':
      return find(errors, (one) => one.number);
    default:
      return namesOf(unit).find((name) => name === String(given));
  }
}

/** The names of everything that a contract declares. */
function namesOf({ value }: Unit): string[] {
  const {
    types,
    errors,
    limits,
    syscalls,
    service,
    rpc,
    persisted,
    markers,
    audit,
    diagnostics,
    config,
  } = value;
  const { ops, events } = service ?? {};
  const records = [
    types,
    errors,
    limits,
    syscalls,
    ops,
    events,
    rpc?.errors,
    rpc?.methods,
    rpc?.notifications,
    persisted?.entries,
    markers,
    audit,
    diagnostics,
    config,
  ];
  const program = value.program?.name;
  return [
    ...records.flatMap((one) => Object.keys(one ?? {})),
    ...(program === undefined ? [] : [program]),
  ];
}
