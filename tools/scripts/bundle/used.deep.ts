/** After which edits a bundle is used, and what else it does as the sources do; those that matter most: `bundle.deep.ts`. */
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildBundle } from './build.ts';
import { OTHER_OUTPUT, OTHER_TYPED, OUTPUT, Scratch, TYPED, unused } from './scratch.ts';

let scratch: Scratch;
beforeEach(async () => {
  scratch = new Scratch();
  await scratch.build();
});
afterEach(() => scratch.remove());

test.each([[['say']], [['say', '3']], [['nothing', '4']]])(
  'with the arguments %j a bundle prints and ends like the sources',
  (args) => {
    expect(scratch.start('bundle', ...args)).toEqual(scratch.start('sources', ...args));
    // From compiled code, too.
    expect(scratch.start('bundle', ...args)).toEqual(scratch.start('sources', ...args));
  },
);

describe('the bundle is not used after', () => {
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
    scratch.editKeepingTimes(TYPED, OTHER_TYPED);
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

describe('compiled code', () => {
  beforeEach(() => void scratch.start('bundle', 'say'));

  test('that can not be written is done without', () => {
    rmSync(scratch.inBundle('code'), { recursive: true });
    writeFileSync(scratch.inBundle('code'), '');
    expect(scratch.start('bundle', 'say')).toEqual(scratch.start('sources', 'say'));
  });
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
