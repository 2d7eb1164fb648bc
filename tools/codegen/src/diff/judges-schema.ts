/** Judges of schemas: messages, stored values, configuration files. */
import type { DiffRuleId } from './rules.ts';
import { compareSchemas, type SchemaChange } from './schema.ts';
import type { Way } from './usage.ts';
import { fieldsOf, same } from './walk.ts';
import { bothText } from './difference-text.ts';
import type { Hit, Judge, PlacedDifference } from './judge.ts';

const CONFIG: Readonly<Record<SchemaChange['how'], DiffRuleId>> = {
  tightened: 'config-tightened',
  loosened: 'config-loosened',
  default: 'config-default-changed',
  reworded: 'config-reworded',
};

/** Makes a judge for the schema of messages, by the direction in which they travel. */
export function messageSchema(wayOf: (seen: PlacedDifference) => Way): Judge {
  return (seen) =>
    compareSchemas(seen.before, seen.after).map((one): Hit => {
      const text = `${one.path}: ${bothText(one.before, one.after)}`;
      if (one.how === 'reworded') return { rule: 'message-reworded', text };
      const way = wayOf(seen);
      return { rule: `${way}-${one.how === 'loosened' ? 'loosened' : 'tightened'}`, text, way };
    });
}

/**
 * The layout of what is kept. It may change with a new version that keeps the old layout to be read; otherwise values that
 * are there are taken for others.
 */
export const layout: Judge = ({ before, holders: [old, now] }) => {
  const was = fieldsOf(now['was'])[`v${Number(old['version'])}`];
  return [{ rule: same(was, before) ? 'layout-migrated' : 'layout-changed' }];
};

/** Judges the schema of a configuration file. */
export const configSchema: Judge = ({ before, after }) =>
  compareSchemas(before, after).map((one) => {
    return { rule: CONFIG[one.how], text: `${one.path}: ${bothText(one.before, one.after)}` };
  });
