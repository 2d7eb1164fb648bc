/** A name that is not declared is a red line in the editor, or at least a finding: in every place where one is said. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { contractFile, findingsOf } from '../testing/annotated.ts';
import { writtenOut } from '../testing/generated.ts';
import { languageLines } from './testing/language.ts';
import { KEYS_SAID, NAMES_SAID, NO_NAMES } from './testing/names-said.ts';

/** A contract that names of it can be used of, and whose service can be called. */
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

/** Lines with an error of the compiler, as `file:line`, and what it says there. */
function redLines(files: ReadonlyMap<string, string>): Map<string, string> {
  const root = writtenOut(files);
  const tsc = join(root, 'node_modules/.bin/tsc');
  const plain = ['--noUnusedLocals', 'false', '--isolatedDeclarations', 'false'];
  const args = ['-p', '.', '--pretty', 'false', ...plain];
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

test('each text of the language is known to say a name, or to say none', () => {
  const texts = languageLines()
    .filter((line) => line.endsWith(' string'))
    .map((line) => line.replaceAll('?', ''));
  expect([...Object.keys(NAMES_SAID), ...NO_NAMES].sort()).toEqual(texts.sort());
});

test('the linker has a finding in the line of a name that is not declared, wherever one is said', () => {
  const silent = [...cases, ...keys].filter(({ file, text, line }) => {
    return !findingsOf([{ file, text }, OTHER]).some(
      (one) => one.line === line && one.message.includes('Tpyo'),
    );
  });
  expect(silent.map(({ place }) => place)).toEqual([]);
});

test('the compiler has an error in that line, without uses too, where the name is of the contract', () => {
  const all = [...cases, ...keys];
  const said = redLines(new Map(all.map(({ file, text }) => [file, text])));
  // A key too many is said to be of the type 'never'.
  const red = all.filter(({ file, line }) => /Tpyo|never/.test(said.get(`${file}:${line}`) ?? ''));
  const seen = Object.entries(NAMES_SAID).filter(([, one]) => one.linkerOnly === undefined);
  const places = [...seen.map(([place]) => place), ...Object.keys(KEYS_SAID)];
  expect(red.map(({ place }) => place)).toEqual(places);
  expect(said.size).toBe(places.length);
});
