/** The part of a model that the contracts of the workspace declare themselves, without those of linked packages. */
import type { Model } from './types.ts';

/** What tells where an item of a model is from: the slug of its contract, or the package that it is linked from. */
type Item = { readonly contract?: string; readonly linked?: unknown };

/**
 * Leaves out what linked contracts declare: their packages check, document and prove it. Whatever refers to it still
 * does.
 */
export function ownModel(model: Model): Model {
  const linked = new Set(model.contracts.flatMap((one) => (one.linked ? [one.slug] : [])));
  if (linked.size === 0) return model;
  const isOwn = ({ contract = '', linked: from }: Item): boolean =>
    from === undefined && !linked.has(contract);
  const own = <T extends object>(part: T): T => {
    const entries = Object.entries(part).map(([key, value]: [string, unknown]) => {
      return [key, Array.isArray(value) ? value.filter(isOwn) : value];
    });
    return Object.fromEntries(entries) as T;
  };
  return { ...own(model), board: own(model.board) };
}
