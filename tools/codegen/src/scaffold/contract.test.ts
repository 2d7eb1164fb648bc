/** `new contract`: what is written depends on whether the contracts of the workspace boot programs. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linkFiles } from '../generate/sources.ts';
import type { Model } from '../model/types.ts';
import { contractFile } from '../testing/annotated.ts';
import { BOOT, plain } from '../testing/booted.ts';
import { temporaryWorkspace } from '../testing/temporary.ts';
import { readWorkspace } from '../workspace/config.ts';
import type { ContractFile } from '../generate/inputs.ts';
import { factsOf } from './facts.ts';
import { SCAFFOLDS } from './index.ts';

const CREATED = '2026-01-01';

/** The client of the selftest, which proves services, and the contract of boot. */
const BOOTED = [
  BOOT,
  plain(
    'client',
    "program: { name: 'selftest-client', stackPages: 4, endsRun: true }, calls: 'every',",
  ),
];

/** The files of a new contract in a workspace with these, and how all of them are linked. */
async function made(
  contracts: readonly ContractFile[],
  name: string,
  files: Readonly<Record<string, string>> = {},
): Promise<{ readonly files: ReadonlyMap<string, string>; readonly model: Model }> {
  const { workspace } = temporaryWorkspace(contracts);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(workspace.root, path), text);
  const scaffold = await SCAFFOLDS.contract(factsOf(workspace), { name, created: CREATED });
  if (!scaffold.ok) throw new Error(scaffold.message);
  const [file = ''] = [...scaffold.files.keys()].filter((path) => path.endsWith('.contract.ts'));
  const text = scaffold.files.get(file) ?? '';
  const linked = linkFiles([...contracts, { file, text }], workspace);
  if (!linked.ok) throw new Error(JSON.stringify(linked.diagnostics, undefined, 2));
  return { files: scaffold.files, model: linked.model };
}

test('where a system is booted the new service is started, restarted and on the ladder', async () => {
  const { model } = await made(BOOTED, 'spoold');
  const booted = model.system?.programs.map(({ program }) => program.name);
  expect(booted).toEqual(['spoold', 'selftest-client']);
  const program = model.programs.find(({ name }) => name === 'spoold');
  expect(program).toMatchObject({ draft: false, supervision: { restart: 'always' } });
  expect(model.services[0]?.ops[0]?.budget).toBe(1_000_000);
  const rungs = model.markers.filter(({ feeds }) => feeds === 'spoold');
  expect(rungs.map(({ text, by }) => `${by} ${text}`)).toContain(
    'selftest-client SELFTEST: spoold ok',
  );
  expect(rungs.find(({ name }) => name === 'spooldOk')?.predecessors).toContain('spooldReady');
});

test.each([
  ['without contracts', []],
  ['where a contract only speaks of boot', [contractFile('', { id: 'RFC-0009', feeds: 'other' })]],
])('%s the new service is not booted', async (_, contracts) => {
  const spoken = contracts.map((one) => ({ ...one, text: `// It is about boot.\n${one.text}` }));
  const { model } = await made(spoken, 'spoold');
  expect({ programs: model.programs, markers: model.markers }).toEqual({
    programs: [],
    markers: [],
  });
  expect(model.services.map(({ name }) => name)).toEqual(['spoold']);
});

test('the magic of a name of one letter has two', async () => {
  const { model } = await made([], 'q');
  expect(model.services[0]?.envelope.magic).toBe('QX');
});

const manifestIn = (files: ReadonlyMap<string, string>): unknown =>
  JSON.parse(files.get('libs/abi/spoold/package.json') ?? '');

test('without a condition for sources a package exports its sources, else both, and it is private', async () => {
  expect(manifestIn((await made([], 'spoold')).files)).toMatchObject({
    private: true,
    exports: {
      '.': { default: './src/index.ts' },
      './testing': { default: './src/testing/index.ts' },
    },
  });
  const base = JSON.stringify({ compilerOptions: { customConditions: ['@acme/source'] } });
  expect(
    manifestIn((await made([], 'spoold', { 'tsconfig.base.json': base })).files),
  ).toMatchObject({
    exports: {
      '.': {
        '@acme/source': './src/index.ts',
        types: './dist/index.d.ts',
        default: './dist/index.js',
      },
    },
  });
});

test('a package refers to those packages of the workspace that are there', async () => {
  const { files } = await made([], 'spoold');
  const settings: unknown = JSON.parse(files.get('libs/abi/spoold/tsconfig.json') ?? '');
  expect(settings).toMatchObject({ references: [] });
});

test('neither number nor magic of a contract is used again, in whatever quotes they are', async () => {
  const magicsOf = (model: Model) => model.services.map(({ envelope }) => envelope.magic);
  const { files } = await made(BOOTED, 'stash');
  const first = [...files].find(([path]) => path.endsWith('.contract.ts'));
  const own: ContractFile = { file: first?.[0] ?? '', text: first?.[1] ?? '' };
  const { model } = await made([...BOOTED, own], 'store');
  expect(new Set(magicsOf(model).map((one) => JSON.stringify(one))).size).toBe(2);
});

/** A service 'desk' of a contract with another name. */
const DESK = contractFile(
  `service: {
    name: 'desk', authority: 'any', status: { OK: 0, BAD: 1 },
    envelope: { magic: 'QQ', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    ops: { ask: serviceOp(1, { request: {}, reply: {}, idempotent: true }) },
  },`,
  { id: 'RFC-0009', feeds: 'counter' },
);

test('the name of a service that a linked package has is refused, and nothing is written', async () => {
  const at = 'node_modules/@lender/contracts';
  const { workspace, write } = temporaryWorkspace(BOOTED);
  write('abicus.json', '{ "scope": "@acme", "linked": ["@lender/contracts"] }');
  write(
    `${at}/package.json`,
    '{ "name": "@lender/contracts", "abicus": { "scope": "@lender", "language": 1 } }',
  );
  write(`${at}/rfc-0500-desk.contract.ts`, DESK.text);
  const found = readWorkspace(workspace.root);
  if (!found.ok) throw new Error(JSON.stringify(found.diagnostics));
  const scaffold = await SCAFFOLDS.contract(factsOf(found.workspace), {
    name: 'desk',
    created: CREATED,
  });
  expect(scaffold).toMatchObject({
    ok: false,
    message: expect.stringContaining("'desk' is taken"),
  });
});

test.each([
  ['a name that no name may have', 'x'.repeat(49), 'has 49 characters, more than 48'],
  ['that of a generated package', 'native', "'native' is the package that is generated"],
  ['that of what is booted', 'system', "'system' is the package that is generated"],
  ['that of a service', 'desk', "service 'desk' is taken by"],
])('%s is refused with the reason, and nothing is written', async (_, name, why) => {
  const { workspace } = temporaryWorkspace([...BOOTED, DESK]);
  const scaffold = await SCAFFOLDS.contract(factsOf(workspace), { name, created: CREATED });
  expect(scaffold).toMatchObject({ ok: false, message: expect.stringContaining(why) });
  expect(scaffold.ok || scaffold.message).toContain(`a contract of the name '${name}'`);
});
