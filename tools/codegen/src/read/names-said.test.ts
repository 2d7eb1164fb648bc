/**
 * An undeclared name gives a compiler error in the editor, or at least a finding, in every place that
 * takes a name.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { contractFile, findingsOf } from '../testing/annotated.ts';
import { exampleContracts } from '../../language/sources.ts';
import { EVERY_FORM } from '../testing/every-form.ts';
import { writtenOut } from '../testing/generated.ts';
import { languageLines } from './testing/language.ts';
import { KEYS_SAID, NAMES_SAID, NO_NAMES } from './testing/names-said.ts';

/** A contract whose names can be used, and whose service can be called. */
const OTHER = contractFile(
  `
  service: {
    name: 'other', status: { OK: 0, BAD: 1 }, authority: 'any',
    envelope: { magic: 'OT', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    ops: { print: serviceOp(1, { request: {}, reply: {}, moves: 'reply', idempotent: true, peerDeath: 'none' }) },
  },`,
  { id: 'RFC-0009', feeds: 'other' },
);

function caseOf(place: string, sections: string, feeds: string) {
  const { file, text } = contractFile(sections, { feeds, file: `${feeds}.contract.ts` });
  return { place, file, text, line: text.split('\n').findIndex((one) => one.includes('Tpyo')) + 1 };
}

const cases = Object.entries(NAMES_SAID).map(([place, said], i) =>
  caseOf(place, said.sections, `name${i}`),
);
const keys = Object.entries(KEYS_SAID).map(([place, said], i) => caseOf(place, said, `key${i}`));

/**
 * The compiler option in which a workspace may differ: with `false`, an absent key has the type
 * `undefined` too.
 */
const EXACT = ['true', 'false'] as const;

/** Lines with a compiler error, as `file:line`, and the messages there. */
function redLines(
  files: ReadonlyMap<string, string>,
  exact: (typeof EXACT)[number],
): Map<string, string> {
  const root = writtenOut(files);
  const tsc = join(root, 'node_modules/.bin/tsc');
  const plain = ['--noUnusedLocals', 'false', '--isolatedDeclarations', 'false'];
  const args = ['-p', '.', '--pretty', 'false', ...plain, '--exactOptionalPropertyTypes', exact];
  const shell = process.platform === 'win32';
  const { stdout } = spawnSync(tsc, args, { cwd: root, encoding: 'utf8', shell });
  const found = new Map<string, string>();
  let last = '';
  for (const line of stdout.split('\n')) {
    const [, file, at] = /^src\/(.*?)\((\d+),\d+\): error/.exec(line) ?? [];
    if (file !== undefined) last = `${file}:${at ?? ''}`;
    found.set(last, `${found.get(last) ?? ''}${line}\n`);
  }
  found.delete('');
  return found;
}

test('each text of the language is listed as a name, or as none', () => {
  const texts = languageLines()
    .filter((line) => line.endsWith(' string'))
    .map((line) => line.replaceAll('?', ''));
  expect([...Object.keys(NAMES_SAID), ...NO_NAMES].sort()).toEqual(texts.sort());
});

test('the linker reports an undeclared name in its line, in every place for names', () => {
  const silent = [...cases, ...keys].filter(({ file, text, line }) => {
    return !findingsOf([{ file, text }, OTHER]).some(
      (one) => one.line === line && one.message.includes('Tpyo'),
    );
  });
  expect(silent.map(({ place }) => place)).toEqual([]);
});

/** Contracts whose names are declared. */
const declared = [
  ...exampleContracts(join(import.meta.dirname, '../../../..')),
  contractFile(EVERY_FORM, { file: 'forms.contract.ts' }),
  // Forms without a name, of kinds whose other forms have one.
  contractFile(
    `types: {
      Numbers: record({ all: list(u8, u16, { max: 3 }) }),
      Names: record({ names: list(u8, text(u8, { max: 8 }), { max: 4 }) }),
      Mixed: union(u8, { none: variant(0, {}), shape: variant(1, { of: 'Shape' }) }),
      Shape: union(u8, { dot: variant(0, {}), disc: variant(1, { radius: u16 }) }),
      Where: sized({ near: { at: u16 }, far: { at: u32 } }),
    },
    errors: { EINVAL: errno(22, 'malformed') },
    syscalls: { exit: syscall(1, { args: { status: a0(i32) }, noReturn: true, cost: 1 }) },`,
    { file: 'silent.contract.ts' },
  ),
];

test.each(EXACT)(
  'the compiler reports an undeclared name of the contract in its line, without uses too, and nothing else (exact %s)',
  (exact) => {
    const all = [...cases, ...keys];
    const base = (file: string): string => file.slice(file.lastIndexOf('/') + 1);
    const said = redLines(
      new Map([...all, ...declared].map(({ file, text }) => [base(file), text])),
      exact,
    );
    // An unknown key has the type 'never'.
    const red = all.filter(({ file, line }) =>
      /Tpyo|never/.test(said.get(`${file}:${line}`) ?? ''),
    );
    const seen = Object.entries(NAMES_SAID).filter(([, one]) => one.linkerOnly === undefined);
    const places = [...seen.map(([place]) => place), ...Object.keys(KEYS_SAID)];
    expect(red.map(({ place }) => place)).toEqual(places);
    // Contracts whose names are declared have no error, and of the others one line each.
    expect(said.size).toBe(places.length);
  },
);
