/** Each rule is shown by its own example: an edit of the example contracts that is exactly this change. */
import { expect, test } from 'vitest';
import { explain } from '../explain/explain.ts';
import { linkedOf } from '../testing/annotated.ts';
import { diffContracts } from './diff.ts';
import { EXAMPLE } from './example.ts';
import { diffRule, DIFF_RULES, type Example } from './rules.ts';

const files = Object.entries(EXAMPLE).map(([file, text]) => ({ file, text }));
const before = linkedOf(files);

function edited(example: Example): typeof files {
  return example.reduce((all, [from, to]) => {
    const count = all.reduce((sum, { text }) => sum + text.split(from).length - 1, 0);
    if (count !== 1) throw new Error(`'${from}' stands ${count} times in the example contracts`);
    return all.map(({ file, text }) => ({ file, text: text.replace(from, () => to) }));
  }, files);
}

test('equal contracts have no changes', () => {
  expect(diffContracts(before, linkedOf(files))).toEqual([]);
});

test.each(Object.keys(DIFF_RULES))('the example of %s is exactly that', (id) => {
  const { example = [], beside = [], class: of, level, approval = false } = diffRule(id) ?? {};
  const changes = diffContracts(before, linkedOf(edited(example)));
  expect(new Set(changes.map(({ rule }) => rule))).toEqual(new Set([id, ...beside]));
  const own = changes.filter(({ rule }) => rule === id);
  expect(own).toContainEqual(expect.objectContaining({ class: of, level, approval }));
});

test.each(Object.keys(DIFF_RULES))('explain tells of %s: class, level, reason, example', (id) => {
  const rule = diffRule(id);
  const text = explain(id) ?? '';
  const [from = '', to = ''] = rule?.example[0] ?? [];
  const parts = [`${id}  ${rule?.class} ${rule?.level}: ${rule?.text}`, rule?.doc ?? ''];
  for (const part of parts) expect(text).toContain(part);
  const lines = [...from.split('\n'), ...to.split('\n')].map((line) => line.trim());
  for (const line of lines) expect(text).toContain(line);
});
