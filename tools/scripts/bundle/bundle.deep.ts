/**
 * The launcher uses a bundle only if it is what the sources are; with one and without, it does the same.
 * All ways to spoil one: `spoilt.deep.ts`; other edits, and more of what it does the same: `used.deep.ts`.
 */
import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OTHER_OUTPUT, OTHER_TYPED, OUTPUT, Scratch, TYPED, unused } from './scratch.ts';
import { about, code, CODE_SPOILT, SPOILT } from './spoilt.ts';

let scratch: Scratch;
beforeEach(async () => {
  scratch = new Scratch();
  await scratch.build();
});
afterEach(() => scratch.remove());

test.each([[[]], [['system']]])(
  'with the arguments %j a bundle prints and ends like the sources',
  (args) => {
    expect(scratch.start('bundle', ...args)).toEqual(scratch.start('sources', ...args));
    // From compiled code, too.
    expect(scratch.start('bundle', ...args)).toEqual(scratch.start('sources', ...args));
  },
);

test('a bundle runs, not the sources', () => {
  const chunk = scratch.mainChunk();
  const text = readFileSync(chunk, 'utf8');
  expect(text).toContain(`"one"`);
  expect(scratch.start('')).toEqual({ status: 0, stdout: OUTPUT, stderr: '' });
  expect(statSync(scratch.inBundle('code/none.json')).isFile()).toBe(true);
});

describe('the bundle is not used after', () => {
  test('an edit', () => {
    scratch.put(TYPED, `export const typed: string = 'another';\n`);
    expect(unused(scratch)).toEqual({
      why: `${TYPED} has changed`,
      output: OUTPUT.replace('one', 'another'),
    });
  });

  test('an edit that keeps size and time', () => {
    scratch.editKeepingTimes(TYPED, OTHER_TYPED);
    expect(unused(scratch)).toEqual({ why: `${TYPED} has changed`, output: OTHER_OUTPUT });
  });

  test('a change of the launcher', () => {
    const path = 'apps/abicus/bin/bundle-load.cjs';
    scratch.put(path, `${readFileSync(scratch.at(path), 'utf8')}\n// changed\n`);
    expect(unused(scratch)).toEqual({ why: `${path} has changed`, output: OUTPUT });
  });
});

describe('the bundle is used after', () => {
  test('an edit of a source that only another command loads', () => {
    scratch.put('apps/abicus/src/commands/say.ts', `export const run = (): void => {};\n`);
    expect(scratch.start('bundle')).toEqual(scratch.start('sources'));
    expect(scratch.start('bundle', 'say')).toMatchObject({ status: 2, stdout: '' });
    expect(scratch.start('', 'say')).toMatchObject({ status: 0, stdout: OUTPUT });
  });
});

describe('without an error the sources run if', () => {
  const tried = ['a chunk is missing'];
  test.each(SPOILT.filter(([, what]) => tried.includes(what)))('%s: %s', (why, _, spoil) => {
    spoil(scratch);
    expect(unused(scratch)).toEqual({ why, output: OUTPUT });
  });
});

describe('compiled code', () => {
  beforeEach(() => void scratch.start('bundle', 'say'));

  const tried = ['cut'];
  test.each(CODE_SPOILT.filter(([what]) => tried.includes(what)))(
    'that is %s is made again',
    (_, spoil) => {
      spoil(scratch);
      const before = readFileSync(scratch.inBundle('code/say.json'), 'utf8');
      expect(scratch.start('bundle', 'say')).toEqual(scratch.start('sources', 'say'));
      expect(readFileSync(scratch.inBundle('code/say.json'), 'utf8')).not.toBe(before);
      expect(statSync(code(scratch)).size).toBe(about(scratch).row[1]);
    },
  );

  test('that is as it was written is used, and not made again', () => {
    const before = readFileSync(scratch.inBundle('code/say.json'), 'utf8');
    expect(scratch.start('bundle', 'say')).toEqual(scratch.start('sources', 'say'));
    expect(readFileSync(scratch.inBundle('code/say.json'), 'utf8')).toBe(before);
  });

  test('is kept of a run that succeeded only', () => {
    rmSync(scratch.inBundle('code'), { recursive: true });
    expect(scratch.start('bundle', 'say', '1').status).toBe(1);
    expect(() => about(scratch)).toThrow('ENOENT');
  });
});

test('a command that boots the system of its workspace uses the bundle in no other workspace', () => {
  const other = join(scratch.root, 'other');
  mkdirSync(join(other, 'libs/system/src'), { recursive: true });
  writeFileSync(join(other, 'abicus.json'), '{}\n');
  const registry = `export const SYSTEM: string = 'other';\n`;
  writeFileSync(join(other, 'libs/system/src/registry.ts'), registry);
  expect(scratch.startIn(other, 'bundle', 'system').stderr).toContain(
    'another workspace has a system of its own',
  );
  expect(scratch.startIn(other, '', 'system').stdout).toBe(`${OUTPUT}other\n`);
  expect(scratch.startIn(other, 'bundle', 'say').stdout).toBe(`${OUTPUT}said\n`);
});

test('a Node that is too old starts the bundle with the Node of node_modules', () => {
  scratch.put('node_modules/node/package.json', '{ "version": "24.21.0" }\n');
  mkdirSync(scratch.at('node_modules/node/bin'));
  symlinkSync(process.execPath, scratch.at('node_modules/node/bin/node'));
  const old = `Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})`;
  const start = scratch.startWith(['--import', `data:text/javascript,${old}`], 'bundle');
  expect(start).toEqual({ status: 0, stdout: OUTPUT, stderr: '' });
});

test('a debugger gets the sources', () => {
  scratch.put(TYPED, `export const typed: string = 'of the sources';\n`);
  writeFileSync(scratch.mainChunk(), `console.log('of the bundle');`);
  const { stdout } = scratch.startWith(['--inspect=0'], 'bundle');
  expect(stdout).toBe(OUTPUT.replace('one', 'of the sources'));
});
