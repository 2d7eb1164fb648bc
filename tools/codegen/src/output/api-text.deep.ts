/** The text of packages tells of each change that a rule tells of. */
import { expect, test } from 'vitest';
import { EXAMPLE } from '../diff/example.ts';
import { DIFF_RULES, type Example } from '../diff/rules.ts';
import { modelOf } from '../testing/annotated.ts';
import { apiText } from './api-text.ts';

const files = Object.entries(EXAMPLE).map(([file, text]) => ({ file, text }));

/** The text of every package of the example contracts, edited. */
function textsOf(example: Example): string {
  const edited = files.map(({ file, text }) => ({
    file,
    text: example.reduce((old, [from, to]) => old.replace(from, () => to), text),
  }));
  const model = modelOf(edited);
  return model.packages.map(({ feeds }) => `${feeds}\n${apiText(model, feeds)}`).join('');
}

/** Rules about what no line of a package's text is for, each with the reason. */
const UNTOLD: Readonly<Record<string, string>> = {
  'message-reworded': 'a description is no part of which messages are taken',
  'order-changed': 'lines are sorted',
};

test('whatever a rule says of a change is seen in the text of a package, or stands on the list', () => {
  const before = textsOf([]);
  const same = Object.entries(DIFF_RULES).flatMap(([id, { example }]) =>
    textsOf(example) === before ? [id] : [],
  );
  expect(same.toSorted()).toEqual(Object.keys(UNTOLD).toSorted());
});
