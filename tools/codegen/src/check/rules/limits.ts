/** ABI4004: a handwritten comparison decides a limit instead of its generated predicate. */
import { related } from '../../diagnostics/diagnostic.ts';
import type { LimitFact } from '../facts.ts';
import { drift } from '../finding.ts';
import type { CheckInput, Rule } from '../rule.ts';
import { productOf, type ProductSource } from '../sources.ts';

/** Returns the packages whose limits a table may contain: the one it is imported from, or all that its file imports. */
function feedsOf(
  { workspace, model }: CheckInput,
  { facts }: ProductSource,
  { object }: LimitFact,
): string[] {
  const [head = '', second = head] = object.split('.');
  const from = facts.imports.find(({ local }) => local === head);
  if (from !== undefined && !/^LIMITS(?:_|$)/.test(from.name === '*' ? second : from.name)) {
    return [];
  }
  const imports = from === undefined ? facts.imports : [from];
  // Without an import, a table of limits was passed on, `core.limits`; another constant is not a table of limits.
  if (from === undefined && !object.endsWith('limits')) return [];
  return model.packages
    .map(({ feeds }) => feeds)
    .filter((feeds) => {
      const name = `${workspace.scope}/abi-${feeds}`;
      return imports.some((one) => one.from === name || one.from.startsWith(`${name}/`));
    });
}

/** ABI4004. */
export const limits: Rule = (looked) => {
  const plain = looked.model.limits.filter((one) => one.kind === 'limit');
  const product = productOf(looked.sources);
  return product.flatMap((source) =>
    source.facts.limits.flatMap((compared) => {
      const feeds = feedsOf(looked, source, compared);
      const limit = plain.find((one) => one.name === compared.name && feeds.includes(one.feeds));
      if (limit === undefined) return [];
      const { text, object, name, line, col } = compared;
      const given = /^LIMITS$/.test(object) ? 'n' : `n, ${object}`;
      const message = `${text} decides ${limit.id} by hand`;
      return drift('impl/limit-by-hand', { file: source.file, line, col }, message, {
        related: [related('declared', limit.pos, String(limit.value))],
        fix: `call \`WITHIN.${name}(${given})\`, where n is the amount including the requested one`,
      });
    }),
  );
};
