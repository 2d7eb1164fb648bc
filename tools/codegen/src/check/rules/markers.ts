/** ABI5101, the static half: markers that no code prints, and printed markers that no contract declares. */
import { didYouMean } from '../../diagnostics/nearest.ts';
import { drift } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { productOf } from '../sources.ts';

/**
 * ABI5101, from sources. If logs have no stamps, code of another system may print the markers; `abicus judge` then checks
 * its logs.
 */
export const markers: Rule = ({ workspace, model, sources }) => {
  const names = new Set(model.markers.map(({ name }) => name));
  const used = new Set<string>();
  const product = productOf(sources);
  const undeclared = product.flatMap(({ file, facts }) => {
    const tables = facts.imports.filter(
      ({ name, from }) => name === 'MARKERS' && from.startsWith(`${workspace.scope}/abi-`),
    );
    return tables.flatMap(({ local, from }) => {
      const feeds = from.slice(`${workspace.scope}/abi-`.length).split('/')[0];
      return facts.members
        .filter(({ object }) => object === local)
        .flatMap(({ property, line, col }) => {
          const own = model.markers.filter((one) => one.feeds === feeds);
          if (property === '*') own.forEach((one) => used.add(one.name));
          else used.add(property);
          if (property === '*' || names.has(property)) return [];
          const message = `MARKERS.${property} is printed, but no contract declares it`;
          const fix = didYouMean(property, names) || 'declare it in a contract';
          return drift('marker/undeclared', { file, line, col }, message, { fix });
        });
    });
  });
  const isOurs = model.log?.stamp !== 'none';
  const silent = model.markers
    .filter(({ name, derived }) => isOurs && derived !== true && !used.has(name))
    .map(({ id, name, by, pos }) =>
      drift('marker/not-emitted', pos, `${id} is declared, but no hand-written code prints it`, {
        fix: `print MARKERS.${name} in ${by}, or remove the marker`,
      }),
    );
  return [...undeclared, ...silent];
};
