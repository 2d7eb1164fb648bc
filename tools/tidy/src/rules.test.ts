/** What each rule rejects, and what it lets pass. */
import { describe, expect, test } from 'vitest';
import { formatFinding, type Rule } from './rule.ts';
import { adr } from './rules/adr.ts';
import { counts } from './rules/counts.ts';
import { docs } from './rules/docs.ts';
import { DIRECT, fileSystem } from './rules/file-system.ts';
import { fixedCode } from './rules/fixed-code.ts';
import { fileLength, lineLength, MOST, SELDOM } from './rules/length.ts';
import { links } from './rules/links.ts';
import { names } from './rules/names.ts';
import { plainEnglish } from './rules/plain-english.ts';
import { lock, words } from './rules/words.ts';

/** What a rule finds in files given as path and text. */
function found(rule: Rule, files: Readonly<Record<string, string>>): string[] {
  return rule
    .find(Object.entries(files).map(([path, text]) => ({ path, text })))
    .map(formatFinding);
}

const lines = (count: number): string => 'x\n'.repeat(count);

describe('length', () => {
  test('of sources', () => {
    const generated = { 'libs/abi/k/src/a.ts': lines(900) };
    expect(found(fileLength, { 'a.ts': lines(SELDOM), ...generated })).toEqual([]);
    expect(found(fileLength, { 'a.ts': lines(SELDOM + 1) })).toEqual([
      'a.ts:301: over 300: one concept per file',
    ]);
  });
  test('of tests', () => {
    expect(found(fileLength, { 'a.test.ts': lines(MOST) })).toEqual([]);
    expect(found(fileLength, { 'a.test.ts': lines(MOST + 1) })).toEqual([
      'a.test.ts:501: over 500: one concept per file',
    ]);
    const two = { 'a.test.ts': lines(SELDOM + 1), 'testing/b.ts': lines(SELDOM + 1) };
    expect(found(fileLength, two)).toEqual([
      'a.test.ts:301: one of 2 tests over 300 lines; 1 may be: split some',
      'testing/b.ts:301: one of 2 tests over 300 lines; 1 may be: split some',
    ]);
  });
  test('of lines', () => {
    const long = 'x'.repeat(123);
    const text = `// ${long.slice(1)}\n * ${long}\nconst a = '${long}';\n`;
    expect(found(lineLength, { 'a.ts': text, 'a.md': text })).toEqual([
      'a.ts:2: a comment of 126 characters: wrap it at 100',
    ]);
  });
});

describe('counts', () => {
  const of = (value: string): string => `\${${value}}`;
  test.each([
    `found ${of('all.length')} files`,
    `${of('one.size')} different findings`,
    `wrote ${of('count')} outputs; done`,
  ])('%s may be one', (line) => {
    const text = `fine\n\`${line}\`\n`;
    expect(found(counts, { 'apps/a.ts': text, 'libs/wire/src/ladder/a.ts': text })).toEqual([
      expect.stringMatching(/^apps\/a\.ts:2: .*use plural\(\)$/),
      expect.stringMatching(/^libs\/wire\/src\/ladder\/a\.ts:2: /),
    ]);
    expect(found(counts, { 'apps/a.test.ts': text, 'libs/kernel/a.ts': text })).toEqual([]);
  });
  test.each([
    `${of("plural(n, 'file')")} and ${of('MOST_BYTES')} bytes`,
    `1 to ${of('most')} bytes, 1 of ${of('n')} files`,
    `${of('name')} is one`,
  ])('%s is fine', (line) => {
    expect(found(counts, { 'tools/a.ts': `\`${line}\`` })).toEqual([]);
  });
});

describe('words', () => {
  const path = (...parts: readonly string[]): string => `import '/${parts.join('/')}/x';`;
  test.each([
    [`// ${'TO'}${'DO'}: later`, 'finish it, or write an issue'],
    [`// @ts-${'ignore'}`, 'correct the type'],
    [`test.${'only'}('x', f);`, 'every test runs'],
    [path('home', 'me'), 'a path of one machine'],
    [path('work', 'main'), 'a path of one machine'],
    [`"https://${'registry'}.npmjs.org/x"`, 'the address of a registry: it is configured outside'],
    [`// written by ${'Chat'}${'GPT'}`, 'say what it does, not how it was written'],
  ])('%s', (line, why) => {
    const [finding = '', ...more] = found(words, { 'a.ts': `fine\n${line}\n` });
    expect(more).toEqual([]);
    expect(finding.startsWith('a.ts:2: ')).toBe(true);
    expect(finding.endsWith(why)).toBe(true);
    expect(found(words, { 'docs/reference/a.md': line })).toEqual([]);
  });
  test('words that only look alike pass', () => {
    expect(
      found(words, { 'a.ts': "mastodon todos '/homes/x' libs/work/x test.each COPILOT.md" }),
    ).toEqual([]);
  });
  test('in a lock', () => {
    const text = '"resolved": "libs/wire",\n"resolved": "https://example.org/x.tgz",\n';
    expect(found(lock, { 'package-lock.json': text })).toEqual([
      'package-lock.json:2: set omit-lockfile-registry-resolved, `npm install`',
    ]);
  });
});

test('names', () => {
  const good = [
    'README.md',
    '.github/workflows/ci.yml',
    'contracts/.lock/ir/ipc.json',
    'a-b.test.ts',
  ];
  expect(found(names, Object.fromEntries(good.map((path) => [path, ''])))).toEqual([]);
  expect(found(names, { 'src/RunQueue.ts': '', 'a_b/c.ts': '' })).toEqual([
    "src/RunQueue.ts:1: 'RunQueue.ts' is not kebab-case",
    "a_b/c.ts:1: 'a_b' is not kebab-case",
  ]);
});

test('docs', () => {
  const text = `/** Said. */
export function said(a: number): void;
export function said(a: string): void;
const inside = 1;
export const bare = 1;
/** Said. */
export type Kind = 'a';
export * from './b.ts';
export async function* alone() {}
export class Alone {}
`;
  expect(found(docs, { 'a.ts': text, 'a.test.ts': text, 'a.deep.ts': text })).toEqual([
    "a.ts:5: export 'bare' has no doc comment",
    "a.ts:9: export 'alone' has no doc comment",
    "a.ts:10: export 'Alone' has no doc comment",
  ]);
});

test('adr', () => {
  const good = '# 0001 A\n\n**Context.** x\n\n**Decision.** x\n\n**Consequence.** x\n';
  const table = '[0001](0001-a.md) [0003](0003-c.md)';
  expect(found(adr, { 'docs/adr/0001-a.md': good, 'docs/adr/README.md': table })).toEqual([]);
  const files = {
    'docs/adr/0001-a.md': good,
    'docs/adr/0003-c.md': good.replace('0001', '0003').replace('**Decision.**', ''),
    'docs/adr/README.md': '[0001](0001-a.md)',
  };
  expect(found(adr, files)).toEqual([
    'docs/adr/0003-c.md:1: its number should be 0002',
    "docs/adr/0003-c.md:1: the title should begin with '# 0002 '",
    'docs/adr/0003-c.md:1: there is no **Decision.**',
    'docs/adr/0003-c.md:1: it is not in docs/adr/README.md',
  ]);
});

test('links', () => {
  const text = `[a](docs/a.md) [part](docs/a.md#what-it-does-and-why) [folder](docs/) [web](https://x.y)
[gone](docs/b.md) [no heading](docs/a.md#nothing) \`[code](x.md)\` [here](#top)
[\`setQos\`](set.ts) [\`setQ\`](set.ts)
`;
  const files = {
    'README.md': text,
    'docs/a.md': '# A\n\n## What it does, and why\n',
    'set.ts': 'export function setQos() {}\n',
  };
  expect(found(links, files)).toEqual([
    'README.md:2: docs/b.md is not there',
    "README.md:2: docs/a.md has no heading '#nothing'",
    "README.md:2: README.md has no heading '#top'",
    "README.md:3: set.ts has no 'setQ'",
  ]);
});

describe('fixed code in emitters', () => {
  const emitter = 'tools/codegen/src/emit/x.ts';
  const body = 'export interface A {\n  readonly a: number;\n}\nconst b = 1;\n';
  const list = "['const a = 1;', 'const b = 2;', 'if (a) {', '}']";
  const prints = (text: string): string => `function f() {${`\nfile.print(${text});`.repeat(4)}\n}`;

  test.each([
    ['a template', `const TEXT = \`${body}\`;`],
    ['a template with something in it', `const TEXT = \`${body}const c = \${c};\`;`],
    ['a string', `const TEXT = ${JSON.stringify(body)};`],
    ['a list of lines', `const LINES = ${list};`],
    ['prints one after another', prints("'return a;'")],
  ])('is found in %s', (_, text) => {
    expect(found(fixedCode, { [emitter]: text })).toEqual([
      `${emitter}:1: ${text.includes('c};') ? 5 : 4} lines of fixed code in strings: make them a module of libs/wire, and import it`,
    ]);
  });

  test.each([
    ['prose', 'const TEXT = `A line.\nAnother line.\nA third.\nA fourth.`;'],
    ['names', "const NAMES = ['x', 'cpu', 'memory', 'base', 'size'];"],
    ['code that varies', prints('`return ${name};`')],
    ['code of the emitter', 'function f() {\n  const a = 1;\n  const b = 2;\n  return a + b;\n}'],
  ])('is not %s', (_, text) => {
    expect(found(fixedCode, { [emitter]: text })).toEqual([]);
  });

  test('is looked for in all emitters but those of C and Rust, and not in tests', () => {
    const text = `const LINES = ${list};`;
    const files = {
      'tools/codegen/src/emit/deep/er.ts': text,
      'tools/codegen/src/emit/native/rust.ts': text,
      'tools/codegen/src/emit/x.test.ts': text,
      'tools/codegen/src/output/x.ts': text,
    };
    expect(found(fixedCode, files)).toHaveLength(1);
  });
});

test('the file system is reached through one door', () => {
  const listed = Object.keys(DIRECT).map((key): [string, string] => {
    return [key.endsWith('/') ? `${key}x.ts` : key, "import { readFileSync } from 'node:fs';"];
  });
  const elsewhere = 'tools/codegen/src/emit/x.ts';
  const files = { ...Object.fromEntries(listed), [elsewhere]: '' };
  expect(found(fileSystem, files)).toEqual([]);
  const uses = [
    "import * as fs from 'fs';",
    "import { open } from 'node:fs/promises';",
    "const { statSync } = await import('node:fs');",
  ];
  for (const use of uses) {
    expect(found(fileSystem, { ...files, [elsewhere]: `// a\n${use}` })).toEqual([
      `${elsewhere}:2: uses node:fs: go through tools/codegen/src/files, or say here why not`,
    ]);
    for (const path of ['tools/codegen/src/x.test.ts', 'tools/codegen/src/x.deep.ts']) {
      expect(found(fileSystem, { ...files, [path]: use })).toEqual([]);
    }
  }
  const fewer = { ...files, 'tools/nx/src/tests.ts': '' };
  expect(found(fileSystem, fewer)).toEqual([
    'tools/tidy/src/rules/file-system.ts:1: tools/nx/src/tests.ts no longer uses node:fs',
  ]);
});

describe('plain english', () => {
  const path = 'tools/codegen/src/check/x.ts';
  test.each([
    ['a comment', '/** A file that nobody reads. */', "'nobody': write name the task"],
    ['a comment in a line', 'f(); // the task who waits', "'who': write 'which' or 'that'"],
    ['a message', "f('the call is refused');", "'refused': write 'reject'"],
    ['a template', 'f(`${name} refuses it`);', "'refuses': write 'reject'"],
    ['a participle as a type', 'export type Looked = string;', "type 'Looked' is a participle"],
    ['an irregular participle', 'export interface Ran {}', "type 'Ran' is a participle"],
  ])('is missed in %s', (_, line, message) => {
    const [finding = '', ...more] = found(plainEnglish, { [path]: `const a = 1;\n${line}\n` });
    expect(more).toEqual([]);
    expect(finding.startsWith(`${path}:2: ${message}`)).toBe(true);
  });

  test.each([
    ['is none', "'is none'"],
    ['comes about', "'comes about'"],
    ['no more', "'no more'"],
    ['tells them apart', "'tells them apart'"],
    ['holds the log against the ladder', "'holds the log against'"],
    ['the log goes on', "'goes on'"],
    ['some of them, EAGAIN for one.', "', EAGAIN for one'"],
  ])('is missed in %s', (text, word) => {
    const [finding = '', ...more] = found(plainEnglish, { 'README.md': text });
    expect(more).toEqual([]);
    expect(finding.startsWith(`README.md:1: ${word}: write `)).toBe(true);
  });

  test.each([
    ['people are people', 'README.md', 'the user who owns it, and people who read it'],
    ['code in a document is not prose', 'README.md', '`refused` is a word\n\n```ts\nwho();\n```\n'],
    ['names of code are not prose', path, "const who = refuse('refused');"],
    ['"there is none" is plain', path, '// If there is none, it is undefined.'],
    ['"no more than" is plain', path, '// no more than 64'],
    ['a noun is a good type', path, 'export type Need = string;\nexport type Selection = string;'],
    ['an excluded file is not checked', 'docs/reference/a.md', 'refused by nobody'],
  ])('%s', (_, file, text) => {
    expect(found(plainEnglish, { [file]: text })).toEqual([]);
  });

  test('a file that is neither covered nor excluded is a finding', () => {
    expect(found(plainEnglish, { 'libs/new/src/a.ts': '', 'libs/new/a.json': '' })).toEqual([
      'libs/new/src/a.ts:1: is neither covered nor excluded in plain-english-places.ts',
    ]);
  });
});
