/** The stored IR: every version ever written is read, and a change of the language needs a new version. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diffContracts, type LinkedContracts } from '../diff/diff.ts';
import { readSources } from '../generate/sources.ts';
import { link } from '../model/link.ts';
import { workspaceAt } from '../workspace/config.ts';
import { IR_VERSION, MIGRATIONS, readIr, storedIr, type Ir } from './ir.ts';
import { sourceFromValue, type ContractSource } from './source.ts';
import { languageChange, languageLines } from './testing/language.ts';
import { STORED } from './testing/stored.ts';

const FILE = 'contracts/rfc-0042-printer.contract.ts';
const VERSIONS = Array.from({ length: IR_VERSION }, (_, i) => i + 1);
const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, 'testing/ir', name), 'utf8');

function linked(source: ContractSource): LinkedContracts {
  const result = link([source], workspaceAt('/workspace'));
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics, undefined, 2));
  return { sources: [source], model: result.model };
}

/** The contract as it is read today. */
function today(): ContractSource {
  const read = readSources([{ file: FILE, text: STORED }]);
  const [source] = read.ok ? read.sources : [];
  if (source === undefined) throw new Error(JSON.stringify(read));
  return source;
}

function contractIn(text: string): Ir {
  const read = readIr(text);
  if (!read.ok) throw new Error(read.why);
  return read.contract;
}

test.each(VERSIONS)(
  'a contract that IR %s stored is read, links, and has not changed since',
  (version) => {
    const stored = contractIn(fixture(`${version}.json`));
    const before = linked(sourceFromValue(FILE, stored));
    expect(diffContracts(before, linked(today()))).toEqual([]);
  },
);

test.each(VERSIONS)('a change since IR %s is found, and no other', (version) => {
  const text = fixture(`${version}.json`).replace('"below": 64', '"below": 128');
  const before = linked(sourceFromValue(FILE, contractIn(text)));
  const rules = diffContracts(before, linked(today())).map(({ rule, id }) => `${rule} ${id}`);
  expect(rules).toEqual([
    'reply-tightened printer.type.Slot',
    'request-tightened printer.type.Slot',
  ]);
});

test.each(VERSIONS)('the fixture of IR %s states this version', (version) => {
  const stored: Ir = JSON.parse(fixture(`${version}.json`));
  // Version 1 stored the contract without a version.
  expect(stored['ir']).toBe(version === 1 ? undefined : version);
});

test("today's IR is the newest fixture", () => {
  expect(JSON.parse(JSON.stringify(storedIr(today().value)))).toEqual(
    JSON.parse(fixture(`${IR_VERSION}.json`)),
  );
});

test('a contract that was read from an old version is stored in the current version', () => {
  const contract = contractIn(fixture('1.json'));
  expect(contractIn(JSON.stringify(storedIr(contract)))).toEqual(contract);
});

test('each migration states the change of the language', () => {
  for (const { what } of MIGRATIONS) expect(what.length).toBeGreaterThan(10);
});

test('an invariant that was a text has an unknown domain', () => {
  const { invariants } = Object(contractIn(fixture('2.json'))['security']);
  expect(invariants.kept).toEqual({ forAll: '', text: 'no job is lost' });
});

test('a boot that listed programs names the first one, which was init', () => {
  const boot = '"boot": { "slots": { "factory": 1 }, "programs": { "spool": { "image": 3 } } }, ';
  const text = fixture('5.json').replace('"id": "RFC-0042"', `${boot}"id": "RFC-0042"`);
  expect(text).toContain(boot);
  expect(contractIn(text)['boot']).toEqual({ first: 'init', slots: { factory: 1 } });
  expect(contractIn(fixture('5.json'))).not.toHaveProperty('boot');
});

test('a program without a stated depth had a queue of 64 requests', () => {
  const text = fixture('6.json').replace('"id": "RFC-0042"', '"program": {}, "id": "RFC-0042"');
  expect(contractIn(text)['program']).toEqual({ depth: 64 });
  const stated = text.replace('"program": {}', '"program": { "depth": 5 }');
  expect(contractIn(stated)['program']).toEqual({ depth: 5 });
  expect(contractIn(fixture('6.json'))).not.toHaveProperty('program');
});

test('a second result without a name has that of its type, in a1', () => {
  const text = fixture('4.json')
    .replace(/("selector": 0,)/, '$1 "second": { "kind": "scalar", "wire": "u32", "size": 4 },')
    .replace(/("number": 42,)/, '$1 "second": "JobStage",');
  const { tray, print } = Object(contractIn(text)['syscalls']);
  const inA1 = (type: unknown) => ({ kind: 'arg', register: 'a1', type });
  expect(tray.ops.get.results).toEqual({ second: inA1({ kind: 'scalar', wire: 'u32', size: 4 }) });
  expect(print.results).toEqual({ stage: inA1('JobStage') });
  expect(JSON.stringify([tray, print])).not.toContain('"second":"');
  expect(tray.ops.set).not.toHaveProperty('results');
});

test.each([
  ['{', 'is not JSON'],
  ['[]', 'is not an object'],
  ['null', 'is not an object'],
  ['{ "ir": 0, "contract": {} }', 'has the version 0'],
  ['{ "ir": 1.5, "contract": {} }', 'has the version 1.5'],
  ['{ "ir": "3", "contract": {} }', 'has the version "3"'],
  [
    `{ "ir": ${IR_VERSION + 1}, "contract": {} }`,
    `this abicus reads up to ${IR_VERSION}: update it`,
  ],
  ['{ "ir": 3 }', 'contains no contract'],
  ['{ "ir": 3, "contract": [] }', 'contains no contract'],
  ['{ "ir": 3, "contract": {} }', 'holds contract.id, which is unknown in the language'],
])('%s is rejected with the reason', (text, why) => {
  const read = readIr(text);
  expect(read.ok ? '' : read.why).toContain(why);
});

test('text that is not JSON is reported in one line', () => {
  const read = readIr('{"a":\n<\n}');
  expect(read.ok ? '' : read.why).toMatch(/^is not JSON: .* < .*$/);
});

test('a key that the language does not know is reported with its path', () => {
  const text = fixture('3.json').replace('"below": 64', '"below": 64, "above": 1');
  const read = readIr(text);
  expect(read.ok ? '' : read.why).toBe(
    'is IR 3 and holds contract.types.Slot.rules.above, which is unknown in the language',
  );
});

/** The stored lines of the language, by the version of the IR. */
const written = (version: number): string[] =>
  fixture(`language-${version}.txt`).trimEnd().split('\n');

test('the language is the one of the current IR; another one needs a new version', () => {
  const { unfit, more } = languageChange(written(IR_VERSION), languageLines());
  const [next, file] = [IR_VERSION + 1, `read/testing/ir/language-${IR_VERSION}.txt`];
  const mend = {
    unfit:
      'contracts that were stored no longer fit the language: append a migration to MIGRATIONS in read/ir.ts, ' +
      `leave ${file} as it is, write \`languageLines()\` to language-${next}.txt, and what is stored of the ` +
      `contract in read/testing/stored.ts to ${next}.json`,
    more: `what contracts may leave out is new, and needs no migration: add these lines to ${file}`,
  };
  expect({ unfit, more, mend }).toEqual({ unfit: [], more: [], mend });
});

const LANGUAGE = [
  'a.x number',
  'a.y? string',
  'b.z = one',
  'b.z = two',
  'c.t <form>',
  'form.n number',
];

test.each([
  ['a key is gone', { without: 'a.y? string' }, 'unfit'],
  ['a key is of another kind', { without: 'a.x number', with: ['a.x string'] }, 'unfit'],
  ['a key may no longer be left out', { without: 'a.y? string', with: ['a.y string'] }, 'unfit'],
  ['a key must be given', { with: ['a.w number'] }, 'unfit'],
  ['a key must be given in what may be left out', { with: ['a.y?.w number'] }, 'unfit'],
  ['a word is gone', { without: 'b.z = two' }, 'unfit'],
  ['a form has another key', { with: ['form.m number'] }, 'unfit'],
  ['an absent key means something', { with: ['a.y? absent: 1'] }, 'unfit'],
  ['a key may be given', { with: ['a.w? number'] }, 'more'],
  ['a section may be given', { with: ['a.w?.v number', 'a.w? absent: {}'] }, 'more'],
  ['a key may be left out', { without: 'a.x number', with: ['a.x? number'] }, 'more'],
  ['there is another word', { with: ['b.z = three'] }, 'more'],
  ['there is another form', { with: ['c.t <other>', 'other.k number'] }, 'more'],
] as const)('%s', (_, edit: { without?: string; with?: readonly string[] }, kind) => {
  const nows = [...LANGUAGE.filter((one) => one !== edit.without), ...(edit.with ?? [])];
  const change = languageChange(LANGUAGE, nows);
  expect([change.unfit.length > 0, change.more.length > 0]).toEqual([
    kind === 'unfit',
    kind === 'more',
  ]);
});
