/** Errors, and their sentinels. */
import type { Context } from './context.ts';
import { ownerOf } from './names.ts';
import type { ErrorDef } from './shape/calls.ts';
import { Site } from './site.ts';

/** Resolves the name of an error at its use; gives nothing, and a finding, for an unknown name. */
export type ResolveError = (site: Site, name: string) => ErrorDef | undefined;

/** Errors by contract and name. */
export type Errors = { readonly all: readonly ErrorDef[]; readonly resolve: ResolveError };

function link(site: Site, name: string): ErrorDef {
  const { id, feeds, value, draft } = site.unit;
  const {
    number = 0,
    doc: text = '',
    sentinels = [],
    retryable = false,
  } = value.errors?.[name] ?? {};
  const at = site.at('#0');
  if (!Number.isInteger(number) || number < 1 || number > 4095) {
    at.range(`an error number is 1 to 4095, not ${number}`);
  }
  if (!draft) {
    at.claim('errno', number, `${name} (${id})`);
    site.claim(`name in ${feeds}`, name, `error ${name} (${id})`);
    for (const [sentinel, one] of site.at('.sentinels').items(sentinels)) {
      one.claim(`sentinel in ${feeds}`, sentinel, `a sentinel of ${name}`);
    }
  }
  return { ...site.declared(`${feeds}.error.${name}`, name), number, text, sentinels, retryable };
}

/** Links the errors of all contracts. */
export function linkErrors(context: Context): Errors {
  const byKey = new Map<string, ErrorDef>();
  const all: ErrorDef[] = [];
  for (const unit of context.units) {
    const { value, id, draft } = unit;
    const site = new Site(context, unit);
    for (const [name, , at] of site.at('errors').entries(value.errors)) {
      const error = link(at, name);
      byKey.set(`${id} ${name}`, error);
      if (!draft) all.push(error);
    }
    for (const [number, at] of site.at('reserved.errnos').items(value.reserved?.errnos)) {
      at.claim('errno', number, `a reservation (${id})`);
    }
  }
  const resolve: ResolveError = (site, name) => {
    const owner = ownerOf(site, 'errors', name);
    return owner && byKey.get(`${owner.id} ${name}`);
  };
  return { all, resolve };
}
