/** Duplicates in lists of names: the second may have been meant as another name. */
import type { Context } from './context.ts';
import { Site } from './site.ts';

/**
 * Lists that are checked where they are linked, and parts with schemas, whose lists have rules of
 * their own.
 */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'calls',
  'config',
  'ladder',
  'persisted',
  'principals',
  'reply',
  'rpc',
  'sentinels',
]);

function checkList(site: Site, list: readonly unknown[]): void {
  for (const [i, [name, at]] of site.items(list).entries()) {
    if (typeof name !== 'string' || list.indexOf(name) === i) continue;
    at.report('contract/duplicate-key', `'${name}' is listed twice`, { fix: 'keep one' });
  }
}

function visit(site: Site, value: unknown): void {
  if (Array.isArray(value)) checkList(site, value);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      if (!ELSEWHERE.has(key)) visit(site.at(site.path === '' ? key : `.${key}`), part);
    }
  }
}

/** Checks the lists of all contracts, except of released ones. */
export function checkRepeated(context: Context): void {
  for (const unit of context.units) {
    if (!unit.source.stored) visit(new Site(context, unit), unit.value);
  }
}
