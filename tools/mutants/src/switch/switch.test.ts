/** A mutant in a process and in a server of vite: it is in what is loaded, and the file is as it was. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { ACTIVE, type Active } from './active.ts';
import { mutantPlugin } from './plugin.ts';

const folder = mkdtempSync(join(tmpdir(), 'abicus-mutants-'));
const path = join(folder, 'a.ts');
const main = join(folder, 'main.ts');
const log = join(folder, 'log');
const SOURCE = 'export const a: number = 1;\n';
const active: Active = {
  path,
  file: 'a.ts',
  start: 25,
  end: 26,
  was: '1',
  text: '2',
  log,
  reads: false,
};
const misplaced: Active = { ...active, start: 24, end: 25 };

beforeEach(() => {
  rmSync(log, { force: true });
  writeFileSync(path, SOURCE);
});
afterAll(() => rmSync(folder, { recursive: true }));

const logged = (): string => (existsSync(log) ? readFileSync(log, 'utf8') : '');

describe('the hook of a process', () => {
  const READS =
    "import { readFileSync } from 'node:fs';\nimport { a } from './a.ts';\nconst text = readFileSync(new URL('a.ts', import.meta.url).pathname, 'utf8');\nconsole.log(a, text.trim());\n";
  const run = (one: Active | undefined): ReturnType<typeof spawnSync> => {
    writeFileSync(main, READS);
    const hook = pathToFileURL(join(import.meta.dirname, 'hook.ts')).href;
    const env = { ...process.env, [ACTIVE]: one === undefined ? '' : JSON.stringify(one) };
    return spawnSync(process.execPath, ['--import', hook, main], { env, encoding: 'utf8' });
  };

  test.each<[string, Active | undefined, string, string]>([
    ['without a mutant', undefined, '1 export const a: number = 1;\n', ''],
    ['with one', active, '2 export const a: number = 1;\n', 'applied\n'],
    [
      'with one in what is read',
      { ...active, reads: true },
      '2 export const a: number = 2;\n',
      'applied\napplied\n',
    ],
  ])('%s', (_, one, printed, noted) => {
    expect(run(one)).toMatchObject({ stdout: printed, status: 0 });
    expect(logged()).toBe(noted);
    expect(readFileSync(path, 'utf8')).toBe(SOURCE);
  });

  test('a place with another text ends the process, and is noted', () => {
    expect(run(misplaced).status).not.toBe(0);
    expect(logged()).toMatch(/^misplaced a\.ts has " " at 24, not "1"\n$/);
  });
});

describe('the plugin of vite', () => {
  const transform = (id: string): unknown => {
    const { transform: of } = mutantPlugin();
    if (typeof of !== 'function') throw new Error('no transform');
    return Reflect.apply(of, undefined, [SOURCE, id]);
  };

  test('only the file of the active mutant is changed, with or without a query', () => {
    vi.stubEnv(ACTIVE, JSON.stringify(active));
    expect(transform(path)).toMatchObject({ code: SOURCE.replace('1', '2') });
    expect(transform(`${path}?v=1`)).toMatchObject({ code: SOURCE.replace('1', '2') });
    expect(transform(main)).toBeUndefined();
    vi.stubEnv(ACTIVE, undefined);
    expect(transform(path)).toBeUndefined();
    vi.unstubAllEnvs();
  });

  test('a place with another text is an error, and is noted', () => {
    vi.stubEnv(ACTIVE, JSON.stringify(misplaced));
    expect(() => transform(path)).toThrow('a.ts has " " at 24');
    vi.unstubAllEnvs();
    expect(logged()).toMatch(/^misplaced /);
  });
});
