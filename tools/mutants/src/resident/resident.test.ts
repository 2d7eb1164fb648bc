/** Modules that a process keeps. */
import { EvaluatedModules } from 'vite/module-runner';
import { expect, test } from 'vitest';
import { forgetAll, reload } from './modules.ts';

/** Modules that have been evaluated, with those that each of them imports. */
function modulesOf(imports: Readonly<Record<string, readonly string[]>>): EvaluatedModules {
  const modules = new EvaluatedModules();
  const nodeOf = (id: string): ReturnType<EvaluatedModules['ensureModule']> => {
    const node = modules.ensureModule(id, id);
    node.evaluated = true;
    node.meta = { externalize: id, type: 'module', id, url: id };
    return node;
  };
  for (const [id, all] of Object.entries(imports)) {
    for (const one of all) nodeOf(one).importers.add(id);
    nodeOf(id).imports = new Set(all);
  }
  return modules;
}

const IMPORTS = { '/a.test.ts': ['/a.ts', '/c.ts'], '/a.ts': ['/b.ts'], '/b.ts': [], '/c.ts': [] };

const idsWhere = (
  modules: EvaluatedModules,
  is: (node: ReturnType<EvaluatedModules['ensureModule']>) => boolean,
): string[] =>
  [...modules.idToModuleMap]
    .filter(([, node]) => is(node))
    .map(([id]) => id)
    .sort();

test('a changed file is fetched anew, and what imports it is evaluated again', () => {
  const modules = modulesOf(IMPORTS);
  reload(modules, ['/b.ts']);
  expect(idsWhere(modules, ({ evaluated }) => !evaluated)).toEqual([
    '/a.test.ts',
    '/a.ts',
    '/b.ts',
  ]);
  expect(idsWhere(modules, ({ meta }) => meta === undefined)).toEqual(['/b.ts']);
});

test('a file that was never loaded changes nothing', () => {
  const modules = modulesOf(IMPORTS);
  reload(modules, ['/d.ts']);
  expect(idsWhere(modules, ({ evaluated }) => !evaluated)).toEqual([]);
});

test('all are evaluated again, without being fetched, but for vitest itself', () => {
  const modules = modulesOf({ ...IMPORTS, '/node_modules/vitest/dist/index.js': [] });
  forgetAll(modules);
  expect(idsWhere(modules, ({ evaluated }) => evaluated)).toEqual([
    '/node_modules/vitest/dist/index.js',
  ]);
  expect(idsWhere(modules, ({ meta }) => meta === undefined)).toEqual([]);
});
