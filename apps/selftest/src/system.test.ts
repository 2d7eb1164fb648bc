/** The generated system of this workspace leaves no program and no probe out. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BOOT, SYSTEM } from '@abicus/system';
import { expect, test } from 'vitest';

const SERVICES = join(import.meta.dirname, '../../../libs/services');
const names = SYSTEM.programs.map(({ name }) => name);

test('the system has the programs of boot, each under the name that its package exports', () => {
  expect(names).toEqual(['init', ...BOOT.programs.map(({ name }) => name)]);
});

test('each package of a service that exports a program is in the system', async () => {
  const found = [];
  for (const name of readdirSync(SERVICES)) {
    const path = join(SERVICES, name, 'src/index.ts');
    if (!existsSync(path)) continue;
    const module = (await import(path)) as { readonly program?: unknown };
    if (module.program !== undefined) found.push(name);
  }
  expect(found.toSorted()).toEqual(names.toSorted());
});

test('the probes of each package are in the system', async () => {
  const found = [];
  for (const name of names) {
    const path = join(SERVICES, name, 'src/probes/index.ts');
    if (!existsSync(path)) continue;
    const { probes } = (await import(path)) as Pick<typeof SYSTEM, 'probes'>;
    found.push(...probes.map(({ marker }) => marker.id));
  }
  expect(found.length).toBeGreaterThan(20);
  expect(SYSTEM.probes.map(({ marker }) => marker.id).toSorted()).toEqual(found.toSorted());
});
