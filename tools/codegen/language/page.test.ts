/** docs/language.md is the whole language: every export and key, each with its doc comment and an example that compiles. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as values from '@abicus/contract';
import { expect, test } from 'vitest';
import { POINTS } from '../src/diff/testing/language-points.ts';
import { at, spots } from '../src/diff/testing/edits.ts';
import { CONTRACT } from '../src/read/contract-keys.ts';
import { findingsOf, linkedOf } from '../src/testing/annotated.ts';
import { GROUPS } from './groups.ts';
import { languagePage } from './page.ts';
import { asContracts, exampleContracts, languageDocs, PAGE, typedLanguage } from './sources.ts';

const root = join(import.meta.dirname, '../../..');
const language = typedLanguage(root);
const docs = languageDocs(root, language);
const examples = exampleContracts(root);
const contracts = asContracts(examples);

test('the page is what its sources say; `npm run docs:language` writes it anew', async () => {
  const { text } = await docs;
  expect(readFileSync(join(root, PAGE), 'utf8')).toBe(text);
});

test('every key and export has a doc comment, and every section and export an example', async () => {
  const { gaps } = await docs;
  expect(gaps).toEqual([]);
});

test('every export that can be called or used is in one chapter, and every other is a type', () => {
  const used = [...language.exports.values()].filter(({ of }) => of !== 'type');
  const names = used.map(({ name }) => name).toSorted();
  expect(GROUPS.flatMap(({ exports }) => exports).toSorted()).toEqual(names);
  expect(names).toEqual(Object.keys(values).toSorted());
});

test('every section of a contract is in one chapter', () => {
  const sections = GROUPS.flatMap((group) => group.sections);
  expect(sections.toSorted()).toEqual(Object.keys(CONTRACT.keys).toSorted());
});

test('the examples compile', () => {
  expect(language.problems()).toEqual([]);
});

test('the examples are contracts without a finding', () => {
  expect(findingsOf(contracts)).toEqual([]);
});

/** Points of the comparison that are of a choice, not of a key; and keys that two forms share. */
const isKey = (point: string): boolean => !/ (form|order|entries|presence)$/.test(point);
const SHARED = /^(op|syscall)\.(audit|noReturn|results)$/;

test('every key that a contract can have is in one of the examples', () => {
  const { sources } = linkedOf(contracts);
  const there = sources.flatMap(({ value }) =>
    spots(value).flatMap((spot) => (at(value, spot.path) === undefined ? [] : [spot.point])),
  );
  const seen = new Set(there.map((point) => point.replace(SHARED, 'operation.$2')));
  const asked = [...POINTS.keys()].filter(isKey);
  expect(asked.filter((one) => !seen.has(one.replace(SHARED, 'operation.$2')))).toEqual([]);
});

test('what no example shows, and what has no doc comment, is a gap', () => {
  const { gaps } = languagePage({ language, examples: [], folder: 'language' });
  const lacking = gaps.filter(({ lacks }) => lacks === 'an example').map(({ of }) => of);
  const exported = GROUPS.flatMap((group) => group.exports);
  const sections = GROUPS.flatMap((group) => group.sections).map((name) => `section ${name}`);
  expect(lacking.toSorted()).toEqual([...exported, ...sections].toSorted());
});
