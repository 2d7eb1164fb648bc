/** The system that is generated: what is booted, what the programs are told, what the selftest imports. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fnv1a64 } from '@abicus/wire';
import { describe, expect, test } from 'vitest';
import { compute } from '../../generate/compute.ts';
import type { ContractFile } from '../../generate/inputs.ts';
import { sha256 } from '../../output/hash.ts';
import { contractFile, modelOf } from '../../testing/annotated.ts';
import { LINKED, plain, serving } from '../../testing/booted.ts';
import { writtenOut } from '../../testing/generated.ts';
import { workspaceAt } from '../../workspace/config.ts';
import { ladder } from '../ladder/index.ts';
import { programs } from '../program.ts';
import { system } from './index.ts';

/** Whose formatter is used. */
const repository = join(import.meta.dirname, '../../../../..');

const PROFILES = `profiles: { one: { harts: [1, 1] }, more: { harts: [2, 64] } },`;

const BOOT = contractFile(`
  limits: { capSlots: limit(32, { why: 'bounds tables', atLimit: 'nothing' }) },
  boot: { first: 'init', slots: { endpointFactory: 1, clock: 3 } },
  board: {
    devices: { mmio: device(0x2000, 0x100, {}) },
    numbers: { lines: { DISK: 1, FIRST: 4 } },
    attached: { disk: { window: 'mmio', slot: 'DISK', line: 'FIRST' } },
  },
  phases: { up: { until: 'initReady', doc: 'all are up' } },
  markers: {
    initStart: { text: 'init: start', by: 'init', proves: [] },
    initReady: { text: 'init: ready', by: 'init', after: ['spooldOk'], proves: [] },
  },
  ${PROFILES}
`);

const SPOOLD = serving(
  'spoold',
  `program: {
    stackPages: 2, time: true, devices: ['disk'],
    supervision: { restart: 'always', backoff: [1000, 64000], maxInWindow: 5, window: 1000000 },
  },
  markers: {
    spooldOk: { text: 'TEST: spoold ok', by: 'client', after: ['spooldReady'], proves: ['ask'] },
  },`,
);

const DESK = serving(
  'desk',
  `uses: { 'RFC-spoold': ['spoold'], 'RFC-archive': ['archive'] },
  program: { stackPages: 3, depth: 16, endpointBudget: 7 },
  calls: { spoold: ['ask'] }, notifies: { archive: ['tell'], spoold: ['tell'] },
  markers: { deskOpen: { text: 'desk: open', by: 'desk', after: ['deskReady'], proves: [] } },`,
);

const ARCHIVE = serving('archive', 'program: { stackPages: 1 },');

const CLIENT = plain(
  'client',
  `program: {
    name: 'client', stackPages: 4, endpoints: { events: 8, late: 2 }, endpointBudget: 2, endsRun: true,
  },
  calls: 'every',`,
);

const INIT = plain('init', "program: { name: 'init', stackPages: 5 },");

/** Of a linked package: its text moves events, so that callers hold a side of their requests. */
const LENT: ContractFile = {
  file: SPOOLD.file,
  text: SPOOLD.text.replace("moves: 'reply'", "moves: 'replyAndEvents'"),
  linked: LINKED,
};

const ALL = [BOOT, INIT, LENT, DESK, ARCHIVE, CLIENT];

/** What is generated from contracts, by path. */
async function outputsOf(files: readonly ContractFile[]): Promise<ReadonlyMap<string, string>> {
  const inputs = { generator: '', contracts: {} };
  const emitters = [system, programs, ladder];
  const made = await compute(workspaceAt(repository), files, inputs, emitters);
  if (!made.ok) throw new Error(JSON.stringify(made.diagnostics, undefined, 2));
  return made.outputs;
}

/** What a generated module exports. */
async function exportsOf(text: string): Promise<object> {
  const root = writtenOut(new Map([['made.ts', text]]));
  const made: object = await import(
    /* @vite-ignore */ pathToFileURL(join(root, 'src/made.ts')).href
  );
  return { ...made };
}

const outputs = await outputsOf(ALL);
const text = (path: string): string => outputs.get(path) ?? '';

/** The hash over contracts of these ids. */
function hashOf(...ids: readonly string[]): string {
  const { contracts } = modelOf(ALL);
  const used = contracts.filter(({ prose }) => ids.includes(prose.id));
  return sha256(used.map(({ prose, sha256: hash }) => `${prose.id} ${hash}\n`).join(''));
}

const SUPERVISION = {
  restart: 'always',
  backoffNs: [1000n, 64_000n],
  maxInWindow: 5,
  windowNs: 1_000_000n,
};

const EVERY = ['RFC-archive', 'RFC-client', 'RFC-desk', 'RFC-spoold'];

test('programs are booted with the capabilities of their contracts', async () => {
  expect(await exportsOf(text('libs/system/src/boot.ts'))).toEqual({
    BOOT: {
      first: 'init',
      programs: [
        {
          name: 'archive',
          identity: fnv1a64('archive'),
          image: 8,
          stackPages: 1,
          sha256: hashOf('RFC-archive'),
          endsRun: false,
          requests: { slot: 2, depth: 31 },
          endpoints: [],
          devices: [],
          calls: [],
          notifies: [],
        },
        {
          name: 'spoold',
          identity: fnv1a64('spoold'),
          image: 9,
          stackPages: 2,
          sha256: hashOf('RFC-spoold'),
          endsRun: false,
          requests: { slot: 2, depth: 31 },
          endpoints: [],
          clock: 3,
          devices: [{ name: 'disk', registers: 4, interrupt: 5 }],
          calls: [],
          notifies: [],
          supervision: SUPERVISION,
        },
        {
          name: 'desk',
          identity: fnv1a64('desk'),
          image: 10,
          stackPages: 3,
          sha256: hashOf('RFC-archive', 'RFC-desk', 'RFC-spoold'),
          endsRun: false,
          requests: { slot: 2, depth: 16, send: 6 },
          endpoints: [],
          factory: { slot: 3, budget: 7 },
          devices: [],
          calls: [{ service: 'spoold', slot: 4, ops: ['ask'] }],
          notifies: [
            { service: 'archive', slot: 5, ops: ['tell'] },
            { service: 'spoold', slot: 4, ops: ['tell'] },
          ],
        },
        {
          name: 'client',
          identity: fnv1a64('client'),
          image: 11,
          stackPages: 4,
          sha256: hashOf(...EVERY),
          endsRun: true,
          endpoints: [
            { name: 'events', depth: 8, recv: 2, send: 3 },
            { name: 'late', depth: 2, recv: 4, send: 5 },
          ],
          factory: { slot: 6, budget: 2 },
          devices: [],
          calls: [
            { service: 'archive', slot: 7, ops: ['ask'] },
            { service: 'desk', slot: 8, ops: ['ask'] },
            { service: 'spoold', slot: 9, ops: ['ask'] },
          ],
          notifies: [],
        },
      ],
      slots: { endpointFactory: 1, clock: 3 },
      devices: [
        { name: 'disk', base: 0x2100, length: 0x100, line: 5, registers: 12, interrupt: 13 },
      ],
    },
  });
});

describe('a program is told what it is, and its slots', () => {
  test.each([
    [
      'client',
      { stackPages: 4, sha256: hashOf(...EVERY), supervision: undefined },
      {
        control: 0,
        init: 1,
        eventsRecv: 2,
        eventsSend: 3,
        lateRecv: 4,
        lateSend: 5,
        endpointFactory: 6,
        archive: 7,
        desk: 8,
        spoold: 9,
      },
    ],
    [
      'init',
      { stackPages: 5, sha256: hashOf('RFC-init'), supervision: undefined },
      { endpointFactory: 1, clock: 3 },
    ],
  ])('%s', async (name, program, slots) => {
    const made = text(`libs/abi/${name}/src/program.ts`);
    expect(made).toMatch(
      `// @generated from contracts/rfc-${name}-${name}.contract.ts (RFC-${name}).`,
    );
    expect(await exportsOf(made)).toEqual({
      PROGRAM: { name, identity: fnv1a64(name), ...program },
      SLOTS: slots,
    });
  });

  test('that of a linked package is told by its own workspace', () => {
    expect([...outputs.keys()].filter((path) => path.endsWith('/program.ts'))).toEqual(
      ['archive', 'client', 'desk', 'init'].map((name) => `libs/abi/${name}/src/program.ts`),
    );
  });

  test('the restart policy of a program', async () => {
    const own = await outputsOf([BOOT, INIT, SPOOLD, CLIENT]);
    const made = await exportsOf(own.get('libs/abi/spoold/src/program.ts') ?? '');
    expect(made).toMatchObject({ PROGRAM: { supervision: SUPERVISION } });
  });
});

test('the selftest imports every program, and the probes of those whose rungs the client prints', () => {
  const registry = text('libs/system/src/registry.ts');
  expect(registry.match(/^(?:import| {2}\w).*$/gm)).toEqual([
    `import { CONTRACTS, CONTRACTS_SHA256, LADDER } from '@abicus/abi-kernel';`,
    `import { program as archive } from '@abicus/archive';`,
    `import { program as client } from '@abicus/client';`,
    `import { probes as clientProbes } from '@abicus/client/probes';`,
    `import { program as desk } from '@abicus/desk';`,
    `import { program as init } from '@abicus/init';`,
    `import type { System } from '@abicus/probe';`,
    `import { program as spoold } from '@lender/spoold';`,
    `import { probes as spooldProbes } from '@lender/spoold/probes';`,
    `import { BOOT } from './boot.ts';`,
    '  boot: BOOT,',
    '  ladder: LADDER,',
    '  contracts: CONTRACTS,',
    '  contractsSha256: CONTRACTS_SHA256,',
    '  programs: [init, archive, spoold, desk, client],',
    '  probes: [...spooldProbes, ...clientProbes],',
  ]);
});

const manifestIn = (files: ReadonlyMap<string, string>): { readonly dependencies: object } =>
  JSON.parse(files.get('libs/system/package.json') ?? '{}');

test('the package of the system is private, and depends on what it imports and is made from', () => {
  const { dependencies, ...rest } = manifestIn(outputs);
  expect(rest).toMatchObject({ name: '@abicus/system', private: true, type: 'module' });
  const names = ['abi-kernel', 'archive', 'client', 'desk', 'init', 'probe', 'wire'];
  expect(Object.keys(dependencies)).toEqual([
    ...names.map((name) => `@abicus/${name}`),
    '@lender/contracts',
    '@lender/spoold',
  ]);
});

test('the ladder of a linked contract is a file of the system', async () => {
  const files = await outputsOf([{ ...BOOT, linked: LINKED }, INIT, SPOOLD, CLIENT]);
  const registry = files.get('libs/system/src/registry.ts') ?? '';
  expect(registry).toContain(`import { CONTRACTS, CONTRACTS_SHA256 } from './contracts.ts';`);
  expect(registry).toContain(`import { LADDER } from './ladder.ts';`);
  expect(files.get('libs/system/src/ladder.ts')).toContain(`text: 'TEST: spoold ok',`);
  expect(Object.keys(manifestIn(files).dependencies)).not.toContain('./ladder.ts');
});

test('the hash over all contracts is that of a line of each', async () => {
  const made = await exportsOf(text('libs/abi/kernel/src/contracts.ts'));
  const { contracts } = modelOf(ALL);
  expect(made).toEqual({
    CONTRACTS: Object.fromEntries(contracts.map((one) => [one.prose.id, one.sha256])),
    CONTRACTS_SHA256: hashOf(...contracts.map(({ prose }) => prose.id)),
  });
});

const systemPaths = (files: ReadonlyMap<string, string>): string[] =>
  [...files.keys()].filter((path) => path.startsWith('libs/system/'));

test('without a boot, or without a ladder for a machine, there is no system', async () => {
  const unled = { ...BOOT, text: BOOT.text.replace(PROFILES, '') };
  expect(systemPaths(await outputsOf([unled, INIT, SPOOLD, CLIENT]))).toEqual([]);
  const unbooted = contractFile(PROFILES);
  expect(systemPaths(await outputsOf([unbooted]))).toEqual([]);
});

test('a draft of the first program has types only: its slots are told by the contract of boot', async () => {
  const draft = plain('init', "program: { name: 'init', stackPages: 5 },", 'draft');
  const files = await outputsOf([BOOT, draft, SPOOLD, CLIENT]);
  const paths = [...files.keys()].filter((path) => path.endsWith('/program.ts'));
  expect(paths.map((path) => path.split('/')[2])).toEqual(['client', 'kernel', 'spoold']);
  const made = await exportsOf(files.get('libs/abi/kernel/src/program.ts') ?? '');
  expect(made).toMatchObject({ PROGRAM: { name: 'init' }, SLOTS: { clock: 3 } });
  expect(made).not.toHaveProperty('PROGRAM.stackPages');
});
