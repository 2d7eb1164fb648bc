/** A mutant in what is loaded and read: the file is as it was. */
import fs, { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { changeReads } from '../resident/reads.ts';
import { ACTIVE, type Active } from './active.ts';
import { instrumentPlugin, mutantPlugin } from './plugin.ts';

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

describe('what is read', () => {
  const misses = join(folder, 'main.ts');
  beforeEach(() => writeFileSync(misses, SOURCE));
  afterEach(() => changeReads(undefined));

  test.each<[string, Active | undefined, string, string]>([
    ['is as it was without a mutant', undefined, SOURCE, ''],
    ['is as it was if the mutant is only in what is loaded', active, SOURCE, ''],
    ['has the mutant', { ...active, reads: true }, SOURCE.replace('1', '2'), 'applied\n'],
  ])('%s', (_, one, text, noted) => {
    changeReads(one);
    expect(fs.readFileSync(path, 'utf8')).toBe(text);
    expect(logged()).toBe(noted);
    expect(fs.readFileSync(path).toString()).toBe(text);
    expect(fs.readFileSync(misses, 'utf8')).toBe(SOURCE);
    changeReads(undefined);
    expect(fs.readFileSync(path, 'utf8')).toBe(SOURCE);
  });

  test('a place with another text is an error, and is noted', () => {
    changeReads({ ...misplaced, reads: true });
    expect(() => fs.readFileSync(path, 'utf8')).toThrow('a.ts has " " at 24');
    changeReads(undefined);
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

test('sources that have a number are instrumented, and no others', () => {
  const { transform: of } = instrumentPlugin(folder, { bases: new Map([['a.ts', 3]]) });
  if (typeof of !== 'function') throw new Error('no transform');
  const transform = (id: string): unknown => Reflect.apply(of, undefined, [SOURCE, id]);
  expect(transform(`${path}?v=1`)).toMatchObject({ code: expect.stringContaining('[3+i]=1') });
  expect(transform(main)).toBeUndefined();
});
