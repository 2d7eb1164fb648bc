/** Facts about contracts that rules need beyond a point: errors of authority, numbers and names in use. */
import type { Unit } from '../model/context.ts';
import type { CheckDef, Model } from '../model/types.ts';

/** Names of errors that mean "not allowed" in any contract. */
const NOT_ALLOWED = /^(EPERM|EACCES)$|DENIED|FORBIDDEN|NOT_ALLOWED|UNAUTHORI[SZ]ED/;

/** Every check of a package. */
function checksOf({ operations, services }: Model, feeds: string): CheckDef[] {
  const ops = [...operations, ...services.flatMap((service) => service.ops)];
  return ops.filter((op) => op.feeds === feeds).flatMap(({ checks }) => checks);
}

/**
 * Returns the errors of authority in the checks of a package, before and after: errors named so, and
 * the errors of checks with `unless`.
 */
export function authorityNames(models: readonly Model[], feeds: string): ReadonlySet<string> {
  const guarding = models
    .flatMap((model) => checksOf(model, feeds))
    .filter(({ unless, fails }) => unless.length > 0 || NOT_ALLOWED.test(fails.name));
  return new Set(guarding.map(({ fails }) => fails.name));
}

/** Returns the name of the element that has a number or name which a contract reserved, if any. */
export function takenBy(
  model: Model,
  { slug, feeds }: Pick<Unit, 'slug' | 'feeds'>,
  what: string,
  given: unknown,
): string | undefined {
  const isIt = (one: number | string): boolean => String(one) === String(given);
  const { ops = [], events = [] } = model.services.find(({ contract }) => contract === slug) ?? {};
  switch (what) {
    case 'syscall':
      return model.syscalls.find(({ number }) => isIt(number))?.name;
    case 'opcode':
      return [...ops, ...events].find(({ opcode }) => isIt(opcode))?.name;
    case 'errno':
      return model.errors.find((one) => one.feeds === feeds && isIt(one.number))?.name;
    default:
      return model.elements.find(({ contract, name }) => contract === slug && isIt(name))?.name;
  }
}
