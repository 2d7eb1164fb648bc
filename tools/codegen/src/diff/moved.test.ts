/** What moves from one contract to another of the same package, and where changes stand whose contract is gone. */
import { expect, test } from 'vitest';
import { contractFile, linkedOf } from '../testing/annotated.ts';
import { diffContracts } from './diff.ts';

type Files = ReturnType<typeof contractFile>[];

/** The changes between two versions: level, rule, element and file of each. */
function changes(before: Files, after: Files): string[] {
  return diffContracts(linkedOf(before), linkedOf(after)).map(
    ({ level, rule, id, pos }) => `${level} ${rule} ${id} ${pos.file.replace(/.*rfc-/, '')}`,
  );
}

const HEAD = { id: 'RFC-0002', feeds: 'kernel', file: 'contracts/rfc-0002-more.contract.ts' };
const first = (sections: string): Files[number] =>
  contractFile(`errors: { EINVAL: errno(22, '') }, ${sections}`);
const second = (sections: string): Files[number] =>
  contractFile(
    sections.includes('EINVAL') ? `uses: { 'RFC-0001': ['EINVAL'] }, ${sections}` : sections,
    HEAD,
  );
const type = (below: number): string =>
  `types: { Spare: newtype(u32, { errno: 'EINVAL', below: ${below} }) },`;
const limits = (...names: readonly string[]): string =>
  `limits: { ${names.map((name) => `${name}: limit(${name.length}, { why: '', atLimit: '' })`).join(', ')} },`;

test('a type that moves to another contract of its package is the same type', () => {
  expect(changes([first(type(9)), second('')], [first(''), second(type(9))])).toEqual([]);
});

test('a type that moves and changes has changed, and stands where it is now', () => {
  const found = changes([first(type(9)), second('')], [first(''), second(type(10))]);
  expect(found.toSorted()).toEqual([
    'major reply-loosened kernel.type.Spare 0002-more.contract.ts',
    'minor request-loosened kernel.type.Spare 0002-more.contract.ts',
  ]);
});

test('of several that come and go only those of one name are the same', () => {
  const found = changes(
    [first(limits('one', 'three')), second(limits('seven'))],
    [first(''), second(limits('seven', 'three', 'eleven'))],
  );
  expect(found.map((one) => one.split(' ').slice(1, 3).join(' ')).toSorted()).toEqual([
    'name-added kernel.limit.eleven',
    'name-removed kernel.limit.one',
  ]);
});

test('a contract that comes or goes with its texts is that alone: they are of no element', () => {
  const texts = contractFile(
    `nonGoals: ['speed'], failureModel: 'it stops',
     security: { threats: ['a'], dontDo: ['b'], mitigations: ['c'], openRisks: ['d'] },`,
    { id: 'RFC-0003', feeds: 'kernel', file: 'contracts/rfc-0003-texts.contract.ts' },
  );
  const here = first('');
  expect(changes([here], [here, texts])).toEqual([
    'patch contract-added texts 0003-texts.contract.ts',
  ]);
  expect(changes([here, texts], [here])).toEqual([
    'patch contract-removed texts 0003-texts.contract.ts',
  ]);
});

test('a contract that is new is told with its title, a draft as well', () => {
  const here = first('');
  const draft = contractFile('', { id: 'RFC-0003', feeds: 'later', status: 'draft' });
  const found = diffContracts(linkedOf([here]), linkedOf([here, draft]));
  expect(found.map(({ rule, text }) => `${rule} ${text}`)).toEqual(['contract-added A contract']);
});

test('a type that moves to a contract of another package is gone from the one and new in the other', () => {
  const apart = { ...HEAD, feeds: 'other', file: 'contracts/rfc-0002-other.contract.ts' };
  const there = contractFile(`uses: { 'RFC-0001': ['EINVAL'] }, ${type(9)}`, apart);
  const found = changes([first(type(9)), contractFile('', apart)], [first(''), there]);
  expect(found.map((one) => one.split(' ').slice(1, 3).join(' ')).toSorted()).toEqual([
    'borrowed-added package.other',
    'element-added other.type.Spare',
    'element-removed kernel.type.Spare',
  ]);
});
