import { expect, test } from 'vitest';
import { temporaryWorkspace } from '../testing/temporary.ts';
import { formatterFor } from './format.ts';

test("the workspace's own configuration is used, and its exclusions are not", async () => {
  const temporary = temporaryWorkspace([]);
  temporary.write(
    '.oxfmtrc.json',
    '{ "semi": false, "singleQuote": true, "ignorePatterns": ["**"] }',
  );
  const format = formatterFor(temporary.workspace.root);
  expect(await format('a.ts', 'const a="b";')).toBe("const a = 'b'\n");
});

test('TypeScript, JSON and Markdown are formatted, other files are not', async () => {
  const temporary = temporaryWorkspace([]);
  const format = formatterFor(temporary.workspace.root);
  expect(await format('a.json', '{"a":[1,2]}')).toBe('{ "a": [1, 2] }\n');
  expect(await format('a.md', '* a\n')).toBe('- a\n');
  expect(await format('a.h', 'int  a ;')).toBe('int  a ;');
});

test('code that does not parse is a mistake of its emitter', async () => {
  const temporary = temporaryWorkspace([]);
  const format = formatterFor(temporary.workspace.root);
  await expect(format('libs/a.ts', 'const = ;')).rejects.toThrow('libs/a.ts does not parse');
});

test('more texts than are formatted at once come back as they were given, failures or not', async () => {
  const format = formatterFor(temporaryWorkspace([]).workspace.root);
  const given = Array.from({ length: 50 }, (_, i) => (i === 20 ? 'const = ;' : `a( ${i} )`));
  const done = await Promise.allSettled(given.map((text) => format('a.ts', text)));
  expect(done.map((one) => (one.status === 'fulfilled' ? one.value : 'rejected'))).toEqual(
    given.map((_, i) => (i === 20 ? 'rejected' : `a(${i});\n`)),
  );
});
