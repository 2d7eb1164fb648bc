/**
 * What else a bundle depends on, and what is loaded beside it: packages of others, settings, modules that
 * are loaded late.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OUTPUT, Scratch } from './scratch.ts';

const SAY = 'apps/abicus/src/commands/say.ts';
const LATE = 'apps/abicus/src/late.ts';
const OTHER = 'node_modules/other/package.json';

/** The command `say` needs a package of others, and loads a module late; the part counts how often it is loaded. */
const FILES: Readonly<Record<string, string>> = {
  [SAY]: `import { other } from 'other';
export async function run(): Promise<void> {
  console.log(other, (await import('../late.ts')).late);
}
`,
  [LATE]: `export const late: string = 'late';\n`,
  [OTHER]: `{ "name": "other", "version": "1.0.0", "main": "index.cjs" }\n`,
  'node_modules/other/index.cjs': `exports.other = 'other';\n`,
  'parts/part/src/index.ts': `const loads: number = (Reflect.get(globalThis, 'loads') ?? 0) + 1;
Object.assign(globalThis, { loads });
export const part: string = 'part';
`,
  'libs/system/src/registry.ts': `import { part } from '@abicus/part';
export const SYSTEM: string = \`\${part} \${Reflect.get(globalThis, 'loads')}\`;
`,
};

let scratch: Scratch;
beforeEach(async () => {
  scratch = new Scratch();
  for (const [path, text] of Object.entries(FILES)) scratch.put(path, text);
  await scratch.build();
});
afterEach(() => scratch.remove());

/** Why the bundle is not used for these arguments. */
function why(...args: readonly string[]): string | undefined {
  return /can't be used: (.*) \(/.exec(scratch.start('bundle', ...args).stderr)?.[1];
}

test('a command runs from the bundle with a package of others and what it loads late', () => {
  const said = { status: 0, stdout: `${OUTPUT}other late\n`, stderr: '' };
  expect(scratch.start('bundle', 'say')).toEqual(said);
  expect(scratch.start('sources', 'say')).toEqual(said);
});

test.each([
  [LATE, `export const late: string = 'later';\n`],
  [OTHER, `{ "name": "other", "version": "2.0.0", "main": "index.cjs" }\n`],
])('after an edit of %s the command that loads it does not run from the bundle', (path, text) => {
  scratch.put(path, text);
  expect(why('say')).toBe(`${path} has changed`);
  expect(scratch.start('', 'say').status).toBe(0);
});

test('what only a command loads late does not concern what is no command', () => {
  scratch.put(LATE, `export const late: string = 'later';\n`);
  expect(scratch.start('bundle').stdout).toBe(OUTPUT);
});

test('other settings of the workspace need another bundle', () => {
  scratch.put('abicus.json', '{ "system": "libs/other" }\n');
  expect(why()).toBe('abicus.json has changed');
});

test('another bundler makes another bundle', () => {
  rmSync(scratch.at('node_modules/rolldown'));
  scratch.put('node_modules/rolldown/package.json', '{ "version": "0.0.0" }\n');
  expect(why()).toBe('node_modules/rolldown/package.json has changed');
});

test('a module that the system and the command line import is loaded once', () => {
  expect(scratch.start('bundle', 'system').stdout).toBe(`${OUTPUT}part 1\n`);
});

test('a package of others keeps its compiled code, as from sources', () => {
  const compiled = scratch.at('node_modules/.cache/abicus/compile');
  scratch.start('bundle');
  expect(existsSync(compiled)).toBe(false);
  scratch.start('bundle', 'say');
  expect(existsSync(compiled)).toBe(true);
});

test('where there is no workspace the bundle is used, and what it imports there comes from sources', () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'abicus-outside-')));
  try {
    mkdirSync(join(root, 'libs/system/src'), { recursive: true });
    mkdirSync(join(root, 'node_modules/@abicus'), { recursive: true });
    symlinkSync(scratch.at('parts/part'), join(root, 'node_modules/@abicus/part'), 'junction');
    writeFileSync(join(root, 'package.json'), '{ "type": "module" }\n');
    const registry = `import { part } from '@abicus/part';\nexport const SYSTEM: string = \`outside \${part}\`;\n`;
    writeFileSync(join(root, 'libs/system/src/registry.ts'), registry);
    const { status, stdout } = scratch.startIn(root, 'bundle', 'system');
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${OUTPUT}outside part\n` });
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('a path is no command', () => {
  scratch.put(SAY, `export const run = (): void => {};\n`);
  expect(why('say')).toBe(`${SAY} has changed`);
  expect(scratch.start('bundle', '../start/say')).toEqual({
    status: 0,
    stdout: OUTPUT,
    stderr: '',
  });
});

test('a start from sources leaves no compiled code of the bundle', () => {
  scratch.start('sources');
  expect(existsSync(scratch.inBundle('code/none.json'))).toBe(false);
});

test('a builder replaces a chunk that is spoilt', async () => {
  writeFileSync(scratch.mainChunk(), `console.log('spoilt');\n`);
  await scratch.build();
  expect(scratch.start('bundle').stdout).toBe(OUTPUT);
});

test('of earlier bundles no compiled code of a command is left', async () => {
  scratch.start('bundle', 'say');
  scratch.start('bundle');
  scratch.put(LATE, `export const late: string = 'later';\n`);
  await scratch.build();
  scratch.start('bundle', 'say');
  const left = readdirSync(scratch.inBundle('code')).map((name) => name.replace(/-[\d-]+$/, ''));
  expect(left.toSorted()).toEqual(['none', 'none.json', 'say', 'say.json']);
});
