/** What is said of generated files that are not what the contracts give: where, what is and what should be. */
import { join } from 'node:path';
import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generate } from '../generate/generate.ts';
import { readHeader } from '../output/header.ts';
import { syntheticContracts } from '../synthetic.ts';
import { sampleEmitter } from '../testing/sample-emitter.ts';
import { temporaryWorkspace } from '../testing/temporary.ts';
import { check } from './check.ts';

const options = { emitters: [sampleEmitter] };

/** A workspace of so many contracts that were generated from, and what check says of its files. */
async function generated(count: number) {
  const { workspace, write, read } = temporaryWorkspace(syntheticContracts(count));
  const made = await generate(workspace, options);
  const outputs =
    made.status === 'written' ? made.written.filter((one) => one.endsWith('.ts')) : [];
  const said = async (): Promise<string[]> => {
    const { findings } = await check(workspace, options);
    const own = findings.filter(({ slug }) => slug.startsWith('gen/'));
    return own.map(
      ({ slug, file, line, col, message }) => `${file}:${line}:${col} ${slug} ${message}`,
    );
  };
  const remove = (path: string): void => rmSync(join(workspace.root, path));
  return { outputs: outputs.toSorted(), write, read, remove, said, workspace };
}

/** The text with another body, and the hash of it: as an older generator wrote it. */
function older(text: string): string {
  const changed = text.replace('return ok(1);', 'return ok(2);');
  const header = readHeader(changed);
  return changed.replace(header?.said ?? '', header?.is ?? '');
}

test('a file with another body has a finding at the first line that differs, but for the hash', async () => {
  const { outputs, read, write, said } = await generated(1);
  const [path = ''] = outputs;
  const line =
    read(path)
      .split('\n')
      .findIndex((one) => one.includes('return ok(1)')) + 1;
  write(path, older(read(path)));
  expect(await said()).toEqual([
    `${path}:${line}:1 gen/stale 2 lines differ from the contracts: is '  return ok(2);', should be '  return ok(1);'`,
  ]);
});

test('one line is one', async () => {
  const { outputs, read, write, said } = await generated(1);
  const [path = ''] = outputs;
  const [first = ''] = read(path).split('\n');
  const other = first.replace('Do not edit', 'Edit');
  write(path, read(path).replace(first, other));
  expect(await said()).toEqual([
    `${path}:1:1 gen/stale 1 line differs from the contracts: is '${other}', should be '${first}'`,
  ]);
});

test('lines that one of both lacks are empty there', async () => {
  const { outputs, read, write, said } = await generated(1);
  const [path = ''] = outputs;
  const text = read(path);
  const header = text.split('\n')[0] ?? '';
  write(path, header);
  const count = text.split('\n').length - 1;
  expect((await said()).join()).toContain(
    ` gen/stale ${count} lines differ from the contracts: is ''`,
  );
});

test('a body that is not the one of its hash was edited', async () => {
  const { outputs, read, write, said } = await generated(1);
  const [path = ''] = outputs;
  const hash = readHeader(read(path))?.said;
  write(path, `${read(path)}//\n`);
  const now = readHeader(read(path))?.is;
  expect(await said()).toEqual([
    `${path}:2:1 gen/edited the hash of the body is ${now}, but its header has ${hash}`,
  ]);
});

test.each([
  [4, 4, ''],
  [5, 1, '; 4 other files too: '],
])('of %d stale files there are %d findings', async (count, findings, others) => {
  const { outputs, read, write, said } = await generated(count);
  const stale = outputs.slice(0, count);
  for (const path of stale) write(path, older(read(path)));
  const found = await said();
  expect(found).toHaveLength(findings);
  const named = others === '' ? '' : `${others}${stale.slice(1, 4).join(', ')}, …`;
  expect(found[0]?.endsWith(`should be '  return ok(1);'${named}`)).toBe(true);
});

test.each([
  [1, ''],
  [4, '; 3 other files too: '],
  [5, '; 4 other files too: '],
])('%d files that are missing are one finding', async (count, others) => {
  const { outputs, remove, said } = await generated(5);
  const missing = outputs.slice(0, count);
  for (const path of missing) remove(path);
  const [found = '', ...more] = await said();
  expect(more).toEqual([]);
  expect(found.startsWith(`${missing[0]}:1:1 gen/missing `)).toBe(true);
  const named = `${others}${missing.slice(1, 4).join(', ')}${count > 4 ? ', …' : ''}`;
  expect(found.endsWith(named)).toBe(true);
});

test.each([
  ['0123456789abcdef'.repeat(4), '0123456789abcdef'],
  ['', 'an unknown one'],
])('a lock of the generator %s is told with the present one', async (other, says) => {
  const { read, write, said } = await generated(1);
  const path = 'contracts/.lock/contracts.json';
  const [, present = ''] = /"generator": "([0-9a-f]+)"/.exec(read(path)) ?? [];
  const line =
    read(path)
      .split('\n')
      .findIndex((one) => one.includes('"generator"')) + 1;
  write(path, read(path).replace(present, other));
  expect(await said()).toContain(
    `${path}:${line}:3 gen/generator written by generator ${says}, but the present one is ${present.slice(0, 16)}`,
  );
});

const SUMS = 'contracts/.lock/outputs.json';

test.each<[string, (text: string) => string]>([
  ['is no JSON', () => 'garbage'],
  ['is empty', () => '{}\n'],
  ['has another hash', (text) => text.replace(/": "[0-9a-f]{8}/, '": "00000000')],
  ['lacks a row', (text) => text.replace(/\n[^\n]*limits\.ts[^\n]*/, '')],
])(
  'a list of outputs that %s is stale, and nothing else is; the next run mends it',
  async (_, edit) => {
    const { outputs, read, write, said, workspace } = await generated(2);
    const whole = read(SUMS);
    write(SUMS, edit(whole));
    expect(read(SUMS)).not.toBe(whole);
    const found = await said();
    expect(found.map((one) => one.replace(/:.* gen/, ' gen').replace(/ \d.*/, ''))).toEqual([
      `${SUMS} gen/stale`,
    ]);
    await generate(workspace, options);
    expect([read(SUMS), await said()]).toEqual([whole, []]);
    expect(outputs.length).toBeGreaterThan(1);
  },
);

test('a generated file that nothing generates is left over, and nothing is stale', async () => {
  const { outputs, read, write, said } = await generated(1);
  const [path = ''] = outputs;
  const other = path.replace('limits.ts', 'old.ts');
  write(other, read(path));
  expect(await said()).toEqual([
    `${other}:1:1 gen/orphan a generated file is left over: nothing generates it now`,
  ]);
});
