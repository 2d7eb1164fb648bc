/** Modules that a process keeps, and the watchdog that ends it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
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

/** Runs a program under a watchdog. */
function watched(
  program: string,
  memory?: number,
): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  const url = pathToFileURL(join(import.meta.dirname, 'watchdog.ts')).href;
  const text = `import { Watchdog } from '${url}';\nconst watchdog = new Watchdog(${memory ?? ''});\n${program}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', text], { stdio: 'inherit' });
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })));
}

test('a loop without end is ended, though nothing else of its process runs', async () => {
  expect(await watched('watchdog.begin(300);\nfor (;;);')).toEqual({
    code: null,
    signal: 'SIGKILL',
  });
});

test('a run with too much memory is ended in another way', async () => {
  expect(await watched('watchdog.begin(60_000);\nfor (;;);', 1)).toEqual({
    code: null,
    signal: 'SIGTERM',
  });
});

/** Takes so many us of the processor. */
const BUSY = `
const used = () => { const { user, system } = process.cpuUsage(); return user + system; };
const busy = (us, from = used()) => { while (used() < from + us); };`;

test('each test of a run has the limit for itself', async () => {
  const twoTests = `${BUSY}\nwatchdog.begin(1500);\nbusy(9e5);\nwatchdog.next();\nbusy(9e5);`;
  expect(await watched(`${twoTests}\nprocess.exit();`)).toEqual({ code: 0, signal: null });
});

test('what is done after a run has no limit', async () => {
  expect(await watched(`${BUSY}\nwatchdog.begin(100);\nwatchdog.end();\nbusy(4e5);`)).toEqual({
    code: 0,
    signal: null,
  });
});
