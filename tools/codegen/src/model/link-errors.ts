/** Errors, and their sentinels. */
import { claim, declared, report, type Context, type Unit } from './context.ts';
import { ownerOf } from './names.ts';
import type { ErrorDef } from './shape/calls.ts';

/** Resolves the name of an error in a contract; nothing, with a finding, if there is none. */
export type ResolveError = (unit: Unit, name: string, path: string) => ErrorDef | undefined;

/** Errors by contract and name. */
export type Errors = { readonly all: readonly ErrorDef[]; readonly resolve: ResolveError };

function link(context: Context, unit: Unit, name: string): ErrorDef {
  const error = unit.value.errors?.[name];
  const { number = 0, doc: text = '', sentinels = [], retryable = false } = error ?? {};
  const path = `errors.${name}`;
  if (!Number.isInteger(number) || number < 1 || number > 4095) {
    const message = `an error number is 1 to 4095, not ${number}`;
    report(context, 'budget/range', unit, `${path}#0`, message);
  }
  if (!unit.draft) {
    claim(context, 'errno', number, unit, `${path}#0`, `${name} (${unit.id})`);
    claim(context, `name in ${unit.feeds}`, name, unit, path, `error ${name} (${unit.id})`);
    for (const [i, sentinel] of sentinels.entries()) {
      const at = `${path}.sentinels[${i}]`;
      claim(context, `sentinel in ${unit.feeds}`, sentinel, unit, at, `a sentinel of ${name}`);
    }
  }
  return {
    ...declared(unit, `${unit.feeds}.error.${name}`, name, path),
    number,
    text,
    sentinels,
    retryable,
  };
}

/** Links the errors of all contracts. */
export function linkErrors(context: Context): Errors {
  const byKey = new Map<string, ErrorDef>();
  const all: ErrorDef[] = [];
  for (const unit of context.units) {
    for (const name of Object.keys(unit.value.errors ?? {})) {
      const error = link(context, unit, name);
      byKey.set(`${unit.id} ${name}`, error);
      if (!unit.draft) all.push(error);
    }
    for (const [i, number] of (unit.value.reserved?.errnos ?? []).entries()) {
      claim(context, 'errno', number, unit, `reserved.errnos[${i}]`, `a reservation (${unit.id})`);
    }
  }
  const resolve: ResolveError = (unit, name, path) => {
    const owner = ownerOf(context, unit, 'errors', name, path);
    return owner === undefined ? undefined : byKey.get(`${owner.id} ${name}`);
  };
  return { all, resolve };
}
