/** A workspace of others boots its own service, with the packages of this repository as they are built. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../build.ts';
import { workspaceRoot } from '../steps.ts';
import { addNewcomer, restartNewcomer } from './newcomer.ts';
import { abicus, linkPackages, prepareForeign, selftest } from './foreign.ts';
import { GREETERD, GREETERD_RUNGS } from './greeterd.ts';
import { RUNGS } from '../walk/spoold.ts';

const root = mkdtempSync(join(tmpdir(), 'abicus-foreign-'));

beforeAll(async () => {
  await build();
  const [theirs, own] = [join(workspaceRoot, 'node_modules'), join(root, 'node_modules')];
  mkdirSync(own);
  for (const one of readdirSync(theirs)) {
    if (one !== '.vite' && one !== '.cache') symlinkSync(join(theirs, one), join(own, one));
  }
  await prepareForeign(root, GREETERD);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('generate writes its own packages and its system, and nothing of the linked contracts', async () => {
  await abicus(root, 'generate');
  linkPackages(root);
  const packages = readdirSync(join(root, 'libs/abi'));
  expect(packages.toSorted()).toEqual(['greeterd', 'native']);
  const registry = readFileSync(join(root, 'libs/system/src/registry.ts'), 'utf8');
  expect(registry).toContain('@acme/greeterd');
  expect(registry).toContain('@abicus/timed');
  expect(existsSync(join(root, 'docs/reference/rfc-9100-greeterd.md'))).toBe(true);
});

test.each([1, 2, 4, 64])(
  'its service is started, is on the ladder, and passes its probe: %d harts',
  async (harts) => {
    const { ok, rungs, findings, trouble } = await selftest(root, harts);
    expect({ ok, findings, trouble }).toEqual({ ok: true, findings: [], trouble: null });
    expect(rungs.map(({ text }) => text)).toEqual(expect.arrayContaining([...GREETERD_RUNGS]));
  },
);

test.each([1, 2, 4, 64])(
  'a service of `abicus new` is booted beside it: %d harts',
  async (harts) => {
    const run = harts === 1 ? addNewcomer(root, harts) : selftest(root, harts);
    const { ok, rungs, findings, trouble } = await run;
    expect({ ok, findings, trouble }).toEqual({ ok: true, findings: [], trouble: null });
    const texts = rungs.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining([...RUNGS, ...GREETERD_RUNGS]));
  },
);

test('when that one ends with a fault, it is started again, and its client reaches it', async () => {
  expect(await restartNewcomer(root, 2)).toEqual([]);
});

test('a rung of its contract without a probe is an error that names the rung', async () => {
  const path = join(root, 'libs/services/greeterd/src/probes/index.ts');
  writeFileSync(path, 'export const probes = [];\n');
  await expect(abicus(root, 'selftest')).rejects.toThrow(
    "no probe for 'SELFTEST: greeterd greets ok'",
  );
});
