/**
 * The launcher uses a bundle only if it is what the sources are; with one and without, it does the same.
 * All ways to spoil one: `spoilt.deep.ts`.
 */
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildBundle } from './build.ts';
import { OUTPUT, Scratch, unused } from './scratch.ts';
import { about, code, CODE_SPOILT, SPOILT } from './spoilt.ts';

const TYPED = 'apps/abicus/src/typed.ts';
const OTHER_TYPED = `export const typed: string = 'two';\n`;
const OTHER_OUTPUT = OUTPUT.replace('one', 'two');

let scratch: Scratch;
beforeEach(async () => {
  scratch = new Scratch();
  await scratch.build();
});
afterEach(() => scratch.remove());

/** Edits a file and gives it the times that it had. */
function editKeepingTimes(path: string, text: string): void {
  const { atime, mtime } = statSync(scratch.at(path));
  scratch.put(path, text);
  utimesSync(scratch.at(path), atime, mtime);
}

test.each([[[]], [['say']], [['say', '3']], [['nothing', '4']], [['system']]])(
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
    editKeepingTimes(TYPED, OTHER_TYPED);
    expect(unused(scratch)).toEqual({ why: `${TYPED} has changed`, output: OTHER_OUTPUT });
  });

  test('an edit with a time before that of the bundle', () => {
    scratch.put(TYPED, OTHER_TYPED);
    utimesSync(scratch.at(TYPED), 1, 1);
    expect(unused(scratch)).toEqual({ why: `${TYPED} has changed`, output: OTHER_OUTPUT });
  });

  test('the replacement of a file by one of the same size and time', () => {
    const { atime, mtime } = statSync(scratch.at(TYPED));
    scratch.put('new.ts', OTHER_TYPED);
    utimesSync(scratch.at('new.ts'), atime, mtime);
    renameSync(scratch.at('new.ts'), scratch.at(TYPED));
    expect(unused(scratch)).toEqual({ why: `${TYPED} has changed`, output: OTHER_OUTPUT });
  });

  test('an edit right after it was built, on a clock that stands still', async () => {
    // As the file system tells it: all files are new, none is sure to have another time after an edit.
    await buildBundle(scratch.root);
    const index = scratch.inBundle('none.json');
    const { inputs }: { readonly inputs: readonly (readonly [string, number])[] } = JSON.parse(
      readFileSync(index, 'utf8'),
    );
    expect(inputs.find(([path]) => path === TYPED)?.[1]).toBe(-1);
    expect(scratch.start('bundle')).toEqual(scratch.start('sources'));
    editKeepingTimes(TYPED, OTHER_TYPED);
    expect(unused(scratch)).toEqual({ why: `${TYPED} has changed`, output: OTHER_OUTPUT });
  });

  test('the removal of a file', () => {
    scratch.put('apps/abicus/src/main.ts', `console.log('less');\n`);
    rmSync(scratch.at(TYPED));
    expect(unused(scratch)).toEqual({
      why: 'apps/abicus/src/main.ts has changed',
      output: 'less\n',
    });
  });

  test('a change of what a package exports', () => {
    scratch.put('parts/part/src/other.ts', `export const part: string = 'other';\n`);
    const manifest = readFileSync(scratch.at('parts/part/package.json'), 'utf8');
    scratch.put('parts/part/package.json', manifest.replace('index.ts', 'other.ts'));
    expect(unused(scratch)).toEqual({
      why: 'parts/part/package.json has changed',
      output: OUTPUT.replace('part ', 'other '),
    });
  });

  test('a link to another package of the same content', () => {
    cpSync(scratch.at('parts/part'), scratch.at('parts/copy'), { recursive: true });
    scratch.put('parts/copy/src/index.ts', `export const part: string = 'copy';\n`);
    scratch.link('node_modules/@abicus/part', scratch.at('parts/copy'));
    expect(unused(scratch)).toEqual({
      why: 'node_modules/@abicus/part has changed',
      output: OUTPUT.replace('part ', 'copy '),
    });
  });

  test('a change of the launcher', () => {
    const path = 'apps/abicus/bin/bundle-load.cjs';
    scratch.put(path, `${readFileSync(scratch.at(path), 'utf8')}\n// changed\n`);
    expect(unused(scratch)).toEqual({ why: `${path} has changed`, output: OUTPUT });
  });

  test('a move of the workspace', () => {
    const moved = `${scratch.root}-moved`;
    renameSync(scratch.root, moved);
    try {
      Object.assign(scratch, { root: moved, launcher: join(moved, 'apps/abicus/bin/abicus.cjs') });
      scratch.link('node_modules/@abicus/part', scratch.at('parts/part'));
      expect(unused(scratch)).toEqual({ why: 'there is none', output: OUTPUT });
    } finally {
      Object.assign(scratch, { root: moved });
    }
  });
});

describe('the bundle is used after', () => {
  test('an edit of a source that only another command loads', () => {
    scratch.put('apps/abicus/src/commands/say.ts', `export const run = (): void => {};\n`);
    expect(scratch.start('bundle')).toEqual(scratch.start('sources'));
    expect(scratch.start('bundle', 'say')).toMatchObject({ status: 2, stdout: '' });
    expect(scratch.start('', 'say')).toMatchObject({ status: 0, stdout: OUTPUT });
  });

  test('an edit that is taken back', () => {
    const text = readFileSync(scratch.at(TYPED), 'utf8');
    scratch.put(TYPED, OTHER_TYPED);
    scratch.put(TYPED, text);
    expect(scratch.start('bundle')).toEqual(scratch.start('sources'));
  });

  test('a touch', () => {
    utimesSync(scratch.at(TYPED), new Date(), new Date());
    expect(scratch.start('bundle')).toEqual(scratch.start('sources'));
  });
});

describe('without an error the sources run if', () => {
  const tried = ['an index is cut', 'a chunk is missing'];
  test.each(SPOILT.filter(([, what]) => tried.includes(what)))('%s: %s', (why, _, spoil) => {
    spoil(scratch);
    expect(unused(scratch)).toEqual({ why, output: OUTPUT });
  });
});

describe('compiled code', () => {
  beforeEach(() => void scratch.start('bundle', 'say'));

  const tried = ['cut', 'of another bundle'];
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

  test('that can not be written is done without', () => {
    rmSync(scratch.inBundle('code'), { recursive: true });
    writeFileSync(scratch.inBundle('code'), '');
    expect(scratch.start('bundle', 'say')).toEqual(scratch.start('sources', 'say'));
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

test('coverage is measured of the sources', () => {
  const folder = scratch.at('coverage');
  const { status } = scratch.startWith([], 'bundle', { NODE_V8_COVERAGE: folder });
  expect(status).toBe(0);
  const [name = ''] = readdirSync(folder);
  expect(readFileSync(join(folder, name), 'utf8')).toContain('apps/abicus/src/typed.ts');
});

test('what a killed builder left is not used, and the next one removes it', async () => {
  for (const path of ['new-1/main.js', 'none-1', 'code/x']) {
    mkdirSync(dirname(scratch.inBundle(path)), { recursive: true });
    writeFileSync(scratch.inBundle(path), 'rubbish');
  }
  expect(scratch.start('bundle')).toEqual(scratch.start('sources'));
  await scratch.build();
  expect(scratch.start('bundle')).toEqual(scratch.start('sources'));
  expect(() => statSync(scratch.inBundle('new-1'))).toThrow('ENOENT');
  expect(() => statSync(scratch.inBundle('none-1'))).toThrow('ENOENT');
});

test('a bundle is the same each time that it is built', async () => {
  const first = await buildBundle(scratch.root);
  const chunk = scratch.mainChunk();
  const { ino } = statSync(chunk);
  const second = await buildBundle(scratch.root);
  expect(second.id).toBe(first.id);
  // Other processes may be reading it.
  expect(statSync(chunk).ino).toBe(ino);
});
