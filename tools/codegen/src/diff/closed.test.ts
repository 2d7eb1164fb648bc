/** The comparison is closed over the language: no point of the IR is on no list, or on two. */
import * as language from '@abicus/contract';
import { expect, test } from 'vitest';
import { unitOf } from '../model/context.ts';
import { FORMS } from '../read/forms.ts';
import { CONTRACT } from '../read/contract-keys.ts';
import { languageLines } from '../read/testing/language.ts';
import { linkedOf } from '../testing/annotated.ts';
import { EXAMPLE } from './example.ts';
import { elementOf } from './ids.ts';
import { JUDGES } from './leaves.ts';
import { ABSENT } from './points.ts';
import { DERIVED, PROSE } from './prose.ts';
import { KINDS, POINTS } from './testing/language-points.ts';
import { DEFAULTS, fieldsOf, Walk } from './walk.ts';

const lists = { JUDGES, PROSE, DERIVED };

test('every point of the language is judged, prose, or derived, and no other', () => {
  const listed = Object.values(lists).flatMap((one) => Object.keys(one));
  expect(listed.sort()).toEqual([...POINTS.keys()]);
});

test('no point is on two lists', () => {
  const listed = Object.values(lists).flatMap((one) => Object.keys(one));
  expect(listed.length).toBe(new Set(listed).size);
});

test('each point that no rule looks at has its reason', () => {
  const reasons = [...Object.values(PROSE), ...Object.values(DERIVED)];
  expect(reasons.filter((reason) => reason.length < 10)).toEqual([]);
});

test('what an absent key means is said of keys that may be left out, and of no other', () => {
  const said = languageLines().flatMap((line) => /^(.*)\? absent:/.exec(line)?.[1] ?? []);
  const plain = said.map((path) => path.replaceAll('?', ''));
  expect(plain.sort()).toEqual(Object.keys({ ...ABSENT, ...DEFAULTS }).sort());
});

test('every form is one that a contract can hold', () => {
  expect(KINDS).toEqual(Object.keys(FORMS).sort());
});

test('the language has one size for each width, so a size is no point of its own', () => {
  const scalars = Object.values<unknown>(language).filter(
    (one) => fieldsOf(one)['kind'] === 'scalar',
  );
  const all = scalars.flatMap((one) => {
    const units = ['ns', 'bytes', 'pages', 'ticks'].map((unit) => fieldsOf(one)[unit]);
    return [one, ...units.filter((unit) => unit !== undefined)].map(fieldsOf);
  });
  const sizes = all.map(({ wire, size }) => `${String(wire)} ${String(size)}`);
  expect([...new Set(sizes)].sort()).toEqual([
    'bool 1',
    'i16 2',
    'i32 4',
    'i64 8',
    'i8 1',
    'u16 2',
    'u32 4',
    'u53 8',
    'u64 8',
    'u8 1',
  ]);
});

/** The same value with every leaf changed; kinds and keys stay. */
function altered(value: unknown): unknown {
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return value.map(altered);
  const fields = Object.entries(Object(value));
  return Object.fromEntries(fields.map(([key, one]) => [key, key === 'kind' ? one : altered(one)]));
}

test('a difference belongs to the element that the model has by this id', () => {
  const files = Object.entries(EXAMPLE).map(([file, text]) => ({ file, text }));
  const { sources, model } = linkedOf(files);
  const units = sources.map(unitOf).filter(({ value }) => value.status !== 'superseded');
  const ids = units.flatMap((unit) => {
    const { value } = unit.source;
    const walk = new Walk();
    const where = { steps: [], path: '', holders: [value, value] } as const;
    walk.keys(CONTRACT.keys, 'contract', value, fieldsOf(altered(value)), where);
    return walk.found.map((difference) => elementOf(unit, difference));
  });
  const known = model.elements.filter(({ kind }) => kind !== 'principal').map(({ id }) => id);
  expect(known.filter((id) => !ids.includes(id))).toEqual([]);
  const slugs = model.contracts.map(({ slug }) => slug);
  expect(ids.filter((id) => !known.includes(id) && !slugs.includes(id))).toEqual([]);
});
