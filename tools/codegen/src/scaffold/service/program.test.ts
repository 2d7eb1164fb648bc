/** `new service` of a program that is booted beside linked contracts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readContracts, type ContractFile } from '../../generate/inputs.ts';
import { linkFiles } from '../../generate/sources.ts';
import { BOOT, plain, serving } from '../../testing/booted.ts';
import { contractFile } from '../../testing/annotated.ts';
import { temporaryWorkspace } from '../../testing/temporary.ts';
import { factsOf } from '../facts.ts';
import { SCAFFOLDS } from '../index.ts';
import type { Request, Scaffold } from '../scaffold.ts';
import type { Workspace } from '../../workspace/config.ts';
import { usualKind } from './plan.ts';

const FOLDER = 'libs/services/desk';
const LENDER = '@lender/contracts';

/** Linked: what is booted, the client of the selftest, and a service that the new one calls. */
const LENT: Readonly<Record<string, ContractFile>> = {
  'boot.contract.ts': BOOT,
  'client.contract.ts': plain(
    'client',
    "program: { name: 'selftest-client', stackPages: 4, endsRun: true }, calls: 'every',",
  ),
  'archive.contract.ts': serving(
    'archive',
    `program: { stackPages: 1 },
    markers: {
      archiveOk: { text: 'SELFTEST: archive ok', by: 'selftest-client', after: ['archiveReady'], proves: ['ask'] },
    },`,
  ),
};

const DESK = contractFile(
  `
  uses: { 'RFC-archive': ['archive'] },
  program: { stackPages: 2 },
  calls: { archive: ['ask'] },
  audit: { opened: line('DESK opened', { caller: u64 }) },
  service: {
    name: 'desk', authority: ['clerk', 'selftest-client'],
    envelope: { magic: 'DE', version: 1, nonce: u64, reply: ['status', 'nonce'], malformed: 'BAD', denied: 'DENIED' },
    status: { OK: 0, BAD: 1, DENIED: 2, NOT_OWN: 3 },
    ops: {
      /** Opens. */
      open: serviceOp(1, {
        request: { value: u32 }, reply: {}, idempotent: true, budget: 9, moves: 'events', peerDeath: 'none',
        checks: { own: fails('NOT_OWN', 'it is of another', { unless: callerIs('clerk') }) }, audit: 'opened',
      }),
      /** Counts. */
      count: serviceOp(2, { request: {}, reply: { of: u32 }, idempotent: true, budget: 9, authority: ['clerk'] }),
    },
  },
  markers: {
    deskOk: { text: 'SELFTEST: desk ok', by: 'selftest-client', after: ['deskReady'], proves: ['open'] },
    deskOpen: { text: 'desk: open', by: 'desk', after: ['deskReady'], proves: [] },
  },
`,
  { id: 'RFC-0100', feeds: 'desk' },
);
const CLERK = contractFile("principals: ['clerk'],", { id: 'RFC-0101', feeds: 'clerks' });

/** The workspace, with a contract in place of that of the service. */
function workspaceWith(desk: ContractFile = DESK): Workspace {
  const linked = [{ name: LENDER, line: 1, col: 1 }];
  const { workspace, write } = temporaryWorkspace([desk, CLERK], { scope: '@acme', linked });
  const folder = `node_modules/${LENDER}`;
  write(`${folder}/package.json`, '{ "abicus": { "scope": "@lender", "language": 1 } }');
  for (const [name, { text }] of Object.entries(LENT)) write(`${folder}/${name}`, text);
  return workspace;
}

const newService = (workspace: Workspace, request: Partial<Request> = {}): Promise<Scaffold> =>
  SCAFFOLDS.service(factsOf(workspace), { name: 'desk', created: '2026-01-01', ...request });

/** The files of the new service. */
async function created(desk?: ContractFile): Promise<(path: string) => string> {
  const scaffold = await newService(workspaceWith(desk));
  if (!scaffold.ok) throw new Error(JSON.stringify(scaffold));
  return (path) => scaffold.files.get(path) ?? '';
}

type Manifest = { readonly exports: object; readonly dependencies: object };
const manifestOf = (text: string): Manifest => JSON.parse(text);
const MANIFEST = `${FOLDER}/package.json`;

test('it imports the loop, and the packages of its protocol, its callers and its callees', async () => {
  const manifest = manifestOf((await created())(MANIFEST));
  expect(Object.keys(manifest.dependencies)).toEqual([
    '@abicus/probe',
    '@abicus/service',
    '@abicus/wire',
    '@acme/abi-clerks',
    '@acme/abi-desk',
    '@lender/abi-archive',
    '@lender/abi-client',
  ]);
  expect(manifest.exports).toHaveProperty('./probes');
});

test('a linked package has the version of abicus, one of the workspace its own', async () => {
  const workspace = workspaceWith();
  for (const feeds of ['desk', 'archive']) {
    const folder = join(workspace.root, 'libs/abi', feeds);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "version": "7.8.9" }');
  }
  const again = await newService(workspace);
  const text = again.ok ? (again.files.get(MANIFEST) ?? '') : '';
  const { dependencies } = manifestOf(text);
  const range: unknown = Reflect.get(dependencies, '@abicus/wire');
  expect(dependencies).toMatchObject({
    '@acme/abi-desk': '^7.8.9',
    '@lender/abi-archive': range,
  });
});

test('packages of the workspace that have no metadata get it, linked ones are left alone', async () => {
  const scaffold = await newService(workspaceWith());
  const paths = scaffold.ok ? [...scaffold.files.keys()] : [];
  const packages = paths.filter((path) => path.endsWith('/package.json'));
  expect(packages).toEqual([
    'libs/abi/desk/package.json',
    'libs/abi/clerks/package.json',
    `${FOLDER}/package.json`,
  ]);
});

test('contract, state and handlers are joined for the loop', async () => {
  const text = (await created())(`${FOLDER}/src/desk.ts`);
  for (const line of [
    'program: PROGRAM,',
    'slots: SLOTS,',
    'server: SERVER,',
    'frameMax: FRAME_MAX,',
    'state: () => new DeskState(),',
    'handlers: deskHandlers,',
    'ready: { marker: MARKERS.deskReady, selfCheck: () => {} },',
  ]) {
    expect(text).toContain(`\n  ${line}\n`);
  }
  expect(text).toMatch(/archive: \{\s*slot: SLOTS\.archive,/);
  expect(text).toContain('the fields of the audit line of desk.open in src/desk.ts: caller');
});

/** The files of a service that calls `archive`, with this envelope and this capability of its operation. */
async function calling(envelope: string, moves = 'reply'): Promise<(path: string) => string> {
  const workspace = workspaceWith();
  const { text } = LENT['archive.contract.ts'] ?? { text: '' };
  const own = text
    .replace("version: 1, nonce: u32, reply: ['status', 'nonce']", envelope)
    .replace("moves: 'reply'", `moves: '${moves}'`);
  writeFileSync(join(workspace.root, 'node_modules', LENDER, 'archive.contract.ts'), own);
  const scaffold = await newService(workspace);
  if (!scaffold.ok) throw new Error(JSON.stringify(scaffold));
  return (path) => scaffold.files.get(`${FOLDER}/${path}`) ?? '';
}

const REPLY = "reply: ['status', 'nonce']";
const V1 = 'v1: version(1, { nonce: none })';

test.each([
  [`version: 1, nonce: u32, ${REPLY}`, 'number', undefined],
  [`version: 1, nonce: u16, ${REPLY}`, 'number', '(count) => count % 65536'],
  [`version: 1, nonce: u64, ${REPLY}`, 'bigint', '(count) => BigInt(count)'],
  [
    `versions: { ${V1}, v2: version(2, { nonce: u64, ${REPLY} }) }`,
    'Correlation',
    '(count) => ({ version: "v2", nonce: BigInt(count) })',
  ],
  [
    `versions: { ${V1}, v2: version(2, { nonce: u8, ${REPLY} }) }`,
    'Correlation',
    '(count) => ({ version: "v2", nonce: count % 256 })',
  ],
])('a connection to a service with { %s } makes what ties its replies', async (...of) => {
  const [envelope, type, nonce] = of;
  const files = await calling(envelope);
  expect(files('src/state.ts')).toContain(`readonly archive: ${type};`);
  const [, found] = /nonce: (\(.*)/.exec(files('src/desk.ts')) ?? [];
  expect(found?.replace(/,$/, '').replaceAll("'", '"')).toBe(nonce);
});

test('a connection says where events go if a called operation takes a capability for them, and only then', async () => {
  const one = `version: 1, nonce: u32, ${REPLY}`;
  expect((await calling(one, 'events'))('src/desk.ts')).toContain('events: SLOTS.events');
  expect((await calling(one))('src/desk.ts')).not.toContain('events:');
});

test('there is a probe for each own rung that the client prints, and for no other', async () => {
  const probes = (await created())(`${FOLDER}/src/probes/index.ts`);
  expect(probes.match(/^export const (\w+)/gm)).toEqual([
    'export const deskOk',
    'export const probes',
  ]);
});

test('its tests call with a nonce of its width, a capability, and a caller that no check excepts', async () => {
  const world = (await created())(`${FOLDER}/test/world.ts`);
  expect(world).toContain('nonce = 0n;');
  expect(world).toContain('moved: 20');
  expect(world).toContain('usual: bigint = PRINCIPALS["selftest-client"]');
  expect(world).toMatch(/count: .*PRINCIPALS2\.clerk\)/);
});

test('the suite of an operation has a test even if no request violates a check', async () => {
  expect((await created())(`${FOLDER}/test/checks.test.ts`)).toContain(
    'test("each check has a violation, or says why no request violates it", () => {',
  );
});

test('it refers to the packages that it imports, so that a build of it builds them', async () => {
  const workspace = workspaceWith();
  for (const folder of ['libs/abi/desk', 'libs/abi/clerks', 'libs/service', 'libs/abi/other']) {
    mkdirSync(join(workspace.root, folder), { recursive: true });
    writeFileSync(join(workspace.root, folder, 'tsconfig.json'), '{}');
  }
  const scaffold = await newService(workspace);
  const text = scaffold.ok ? (scaffold.files.get(`${FOLDER}/tsconfig.json`) ?? '') : '';
  const settings: unknown = JSON.parse(text);
  const paths = ['service', 'abi/desk', 'abi/clerks'].map((one) => `../../../libs/${one}`);
  expect(settings).toMatchObject({ references: paths.map((path) => ({ path })) });
});

test.each([
  ['an operation', ", { unless: callerIs('clerk') }"],
  ['a check', ", authority: ['clerk']"],
])('the caller of %s alone is imported', async (_, other) => {
  const open = DESK.text.replace("authority: ['clerk', 'selftest-client']", "authority: 'any'");
  const text = open.replace(
    ", denied: 'DENIED'",
    other.includes('unless') ? ", denied: 'DENIED'" : '',
  );
  const imported = await created({ ...DESK, text: text.replace(other, '') });
  expect(imported(MANIFEST)).toContain('@acme/abi-clerks');
});

test('without a rung there is no probe, and no dependency on what probes are written with', async () => {
  const text = DESK.text.replace(/deskOk: .*\n/, '');
  const files = await newService(workspaceWith({ ...DESK, text }));
  const paths = files.ok ? [...files.files.keys()] : [];
  expect(paths).toContain(`${FOLDER}/src/desk.ts`);
  expect(paths).not.toContain(`${FOLDER}/src/probes/index.ts`);
  const found = files.ok ? (files.files.get(`${FOLDER}/package.json`) ?? '') : '';
  expect(found).not.toContain('@abicus/probe');
  expect(found).not.toContain('./probes');
});

test('only a service whose program prints that it is ready is one for the loop', () => {
  const workspace = workspaceWith();
  const linked = linkFiles(readContracts(workspace), workspace);
  if (!linked.ok) throw new Error(JSON.stringify(linked.diagnostics));
  const { model } = linked;
  const desk = model.services.find(({ name }) => name === 'desk');
  if (desk === undefined) throw new Error('there is no desk');
  expect(usualKind(model, desk)).toBe('program');
  const others = model.markers.map((one) =>
    one.name === 'deskReady' ? { ...one, by: 'other' } : one,
  );
  expect(usualKind({ ...model, markers: others }, desk)).toBe('frames');
  expect(usualKind({ ...model, markers: [] }, desk)).toBe('frames');
});

test('of a superseded contract no service is created', async () => {
  const text = DESK.text.replace("status: 'accepted'", "status: 'superseded'");
  const rejected = await newService(workspaceWith({ ...DESK, text }));
  expect(rejected).toMatchObject({ ok: false });
  expect(JSON.stringify(rejected)).toContain('RFC-0100 is superseded');
});

test('before the protocol is generated the next step is to generate it', async () => {
  const scaffold = await newService(workspaceWith());
  const next = scaffold.ok ? scaffold.next : [];
  expect(next[0]).toBe('run `abicus generate`');
  const workspace = workspaceWith();
  mkdirSync(join(workspace.root, 'libs/abi/desk/src'), { recursive: true });
  writeFileSync(join(workspace.root, 'libs/abi/desk/src/server.ts'), '');
  const again = await newService(workspace);
  expect(again.ok && again.next[0]).toContain('install the new package');
});
