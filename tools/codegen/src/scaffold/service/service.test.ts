/** `new service`: the files for a contract. `tools/scripts/scaffold` tests that they compile and run. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { handledOf } from '../../check/names.ts';
import { linkFiles } from '../../generate/sources.ts';
import type { Model } from '../../model/types.ts';
import { needsTitle } from '../../prove/kinds.ts';
import { idsIn } from '../../check/rules/proofs.ts';
import { contractFile, type Head } from '../../testing/annotated.ts';
import { EVERYTHING_SERVED } from '../../testing/everything-served.ts';
import { temporaryWorkspace } from '../../testing/temporary.ts';
import { factsOf } from '../facts.ts';
import { SCAFFOLDS } from '../index.ts';
import type { Request, Scaffold } from '../scaffold.ts';

const CREATED = '2026-01-01';

const served = (sections: string): string => `
  service: {
    name: 'kv', authority: 'any',
    envelope: { magic: 'KV', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    status: { OK: 0, FULL: 1, BAD: 2, EMPTY: 3 },
    ${sections}
  },`;
const PUT = `put: serviceOp(1, { request: { value: u32 }, reply: {}, idempotent: true`;
const KV = served(`ops: { ${PUT} }) },`);

/** A new service of a workspace with these contracts. */
async function made(
  contracts: readonly (readonly [sections: string, head: Head])[],
  asked: Omit<Request, 'created'>,
  prepare: (root: string) => void = () => undefined,
): Promise<Scaffold & { readonly model: Model | undefined }> {
  const files = contracts.map(([sections, head]) => contractFile(sections, head));
  const { workspace } = temporaryWorkspace(files);
  prepare(workspace.root);
  const linked = linkFiles(files, workspace);
  const scaffold = await SCAFFOLDS.service(factsOf(workspace), { created: CREATED, ...asked });
  return { ...scaffold, model: linked.ok ? linked.model : undefined };
}

const texts = (scaffold: Scaffold): ReadonlyMap<string, string> => {
  if (!scaffold.ok) throw new Error(scaffold.message);
  return scaffold.files;
};

const kv = (head: Head = {}): readonly [string, Head] => [KV, { feeds: 'kv', ...head }];
const everything = (): ReturnType<typeof made> =>
  made([[EVERYTHING_SERVED, { feeds: 'storage' }]], { name: 'storage' });

test('each operation has a handler in a file of its own, with each of its checks', async () => {
  const { model, ...scaffold } = await everything();
  if (model === undefined) throw new Error('rejected');
  const files = texts(scaffold);
  expect(files.get('libs/services/storage/src/storage.ts')).toContain('delete: deleteNow');
  for (const { id, key, rejects, checks } of handledOf(model)) {
    const handler = files.get(`libs/services/storage/src/handlers/${key}.ts`) ?? '';
    expect(handler).toContain(`the act of ${id} in src/handlers/${key}.ts`);
    for (const { name } of checks) expect(handler).toContain(`return ${rejects}.${name};`);
  }
});

test('each element whose title prove requires has a test with it in the title', async () => {
  const { model, ...scaffold } = await everything();
  const tests = [...texts(scaffold)].filter(([path]) => path.endsWith('.test.ts'));
  const all = tests.map(([, text]) => text).join('\n');
  const titles = [...all.matchAll(/^(?:test|provenBy)\(\s*['"](.*?)['"],/gm)];
  const ids = titles.flatMap(([, title = '']) => [...idsIn(title), title]);
  const asked = model?.elements.filter(needsTitle) ?? [];
  const isShown = ({ id }: { readonly id: string }): boolean =>
    ids.some((one) => one === id || (one.endsWith('.') && id.startsWith(one)));
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter((one) => !isShown(one)).map(({ id }) => id)).toEqual([]);
});

test('each check has a slot, and each operation a valid request with a value for each field', async () => {
  const slots = texts(await everything()).get('libs/services/storage/test/slots.ts') ?? '';
  for (const check of ['storage.put.handle', 'storage.delete.owner']) {
    expect(slots).toContain(`the violation of ${check} in test/slots.ts`);
  }
  expect(slots.replaceAll(/\s+/g, ' ').replaceAll('"', "'")).toContain(
    "({ level: Level.Low, key: 'a', handle: asHandle(1), value: Uint8Array.of(1), where: { x: 1, level: Level.Low }, bits: Bits.R, size: 1, page: asPage(4096), delta: 1, kind: Sparse.A, open: Open.Known, end: 1n, })",
  );
});

test('an operation is called in its newest version that is not rejected', async () => {
  const op = (opcode: number, versions: string): string =>
    `serviceOp(${opcode}, { request: {}, reply: {}, idempotent: true, ${versions} })`;
  const contract = `service: {
    name: 'kv', authority: 'any',
    envelope: { magic: 'KV', malformed: 'BAD', versions: {
      bare: version(1, { nonce: none }),
      wide: version(2, { nonce: u64, reply: ['status', 'nonce'] }),
      newest: version(3, { nonce: u32, place: 'end' }),
      test: version(4, { nonce: u8, place: 'end', rejected: 'OLD' }),
    } },
    status: { OK: 0, BAD: 1, OLD: 2 },
    ops: {
      all: ${op(1, '')}, wide: ${op(2, "versions: ['bare', 'wide']")},
      bare: ${op(3, "versions: ['bare']")}, test: ${op(4, "versions: ['test']")},
    },
  },`;
  const files = texts(await made([[contract, { feeds: 'kv' }]], { name: 'kv' }));
  const world = (files.get('libs/services/kv/test/world.ts') ?? '').replaceAll(/\s+/g, ' ');
  const asked = [...world.matchAll(/(\w+): \(world: World\) => world\.ask\((.*?)\), (?=\w+:|\})/g)];
  expect(asked.map(([, name, args]) => [name, args?.split(', ').slice(2).join(', ')])).toEqual([
    ['all', ''],
    ['wide', '(count) => ({ version: "wide", nonce: BigInt(count) })'],
    ['bare', '() => ({ version: "bare" })'],
    ['test', '(count) => ({ version: "test", nonce: count })'],
  ]);
  expect(world).toContain('= (count) => ({ version: "newest", nonce: count })');
});

test('each imported generated package without metadata gets it', async () => {
  const other = `service: { name: 'desk', authority: ['clerk'], status: { OK: 0, BAD: 1, NO: 2 },
    envelope: { magic: 'DK', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD', denied: 'NO' },
    ops: { put: serviceOp(1, { request: {}, reply: {}, idempotent: true }) } },`;
  const own = other
    .replace("'desk'", "'kv'")
    .replace("'DK'", "'KV'")
    .replace("['clerk']", "['clerk', 'guest']");
  const contracts = [
    [other, { id: 'RFC-0001', feeds: 'desk' }],
    [own, { id: 'RFC-0002', feeds: 'kv' }],
  ] as const;
  const of = async (prepare?: (root: string) => void): Promise<string[]> => {
    const files = texts(await made(contracts, { name: 'kv' }, prepare));
    return [...files.keys()].filter((path) => /^libs\/abi\/.*package.json$/.test(path)).sort();
  };
  expect(await of()).toEqual(['libs/abi/desk/package.json', 'libs/abi/kv/package.json']);
  const prepare = (root: string): void => {
    mkdirSync(join(root, 'libs/abi/desk'), { recursive: true });
    writeFileSync(join(root, 'libs/abi/desk/package.json'), '{}');
  };
  expect(await of(prepare)).toEqual(['libs/abi/kv/package.json']);
});

test('handlers know callers if a list names them, and each operation is called by a denied caller', async () => {
  const files = texts(await everything());
  expect(files.get('libs/services/storage/src/state.ts')).toContain('readonly sender: bigint;');
  const behaviour = files.get('libs/services/storage/test/behaviour.test.ts') ?? '';
  expect(behaviour.match(/a caller without authority/g)).toHaveLength(3);
  const plain = texts(await made([kv()], { name: 'kv' }));
  expect([...plain.values()].join('\n')).not.toContain('sender');
});

test('an exception of a check has a test that allows and one that denies', async () => {
  const checks = texts(await everything()).get('libs/services/storage/test/checks.test.ts') ?? '';
  expect(checks).toMatch(/test\(['"]storage\.delete\.owner allows init['"]/);
  expect(checks).toMatch(/test\(['"]storage\.delete\.owner denies other callers['"]/);
});

test('a wrong name, a missing contract or service, and an existing folder are reported, with the nearest name', async () => {
  const rejected = async (
    contracts: Parameters<typeof made>[0],
    asked: Parameters<typeof made>[1],
    prepare?: (root: string) => void,
  ): Promise<string> => {
    const scaffold = await made(contracts, asked, prepare);
    return scaffold.ok ? 'made' : scaffold.message;
  };
  expect(await rejected([kv()], { name: 'Big' })).toContain("'Big' is not a name");
  expect(await rejected([kv()], { name: 'kw' })).toContain("did you mean 'kv'?");
  expect(await rejected([], { name: 'kv' })).toContain('`abicus new contract kv` makes one');
  const near = await rejected([kv()], { name: 'kv', contract: 'RFC-0002' });
  expect(near).toContain("did you mean 'RFC-0001'?");
  const none = await rejected([['', { feeds: 'kv' }]], { name: 'kv', contract: 'RFC-0001' });
  expect(none).toContain('has no service');
  const folder = (root: string): void =>
    void mkdirSync(join(root, 'libs/services/kv'), { recursive: true });
  expect(await rejected([kv()], { name: 'kv' }, folder)).toContain('exists already');
});

test('a contract is given by its id or its file, and the package has the given name', async () => {
  for (const contract of [
    'RFC-0001',
    'contracts/rfc-0001-kv.contract.ts',
    './contracts/rfc-0001-kv.contract.ts',
  ]) {
    const files = texts(await made([kv()], { name: 'key-store', contract, kind: 'frames' }));
    expect(files.get('libs/services/key-store/src/key-store.ts')).toContain(
      'export function keyStore()',
    );
  }
});

test('a draft is a finding at its status whose fix is to accept it', async () => {
  const scaffold = await made([kv({ status: 'draft' })], { name: 'kv' });
  if (scaffold.ok) throw new Error('made');
  const [finding] = scaffold.diagnostics ?? [];
  expect(finding).toMatchObject({ code: 'ABI2003', line: 3 });
  expect(finding?.fix).toContain("status: 'accepted'");
});

test('a rejected contract is rejected with its findings', async () => {
  const bad = served(`ops: { ${PUT}, checks: { full: fails('FUL', 'full') } }) },`);
  const scaffold = await made([[bad, { feeds: 'kv' }]], { name: 'kv' });
  expect(scaffold).toMatchObject({ ok: false, diagnostics: [{ code: 'ABI2003' }] });
});

test.each(['call', 'line', 'caller', 'frame', 'serve', 'state'])(
  'an operation called %s, which its file uses otherwise, has its handler under its own name',
  async (name) => {
    const audited = `${served(
      `ops: { ${name}: serviceOp(1, { request: {}, reply: {}, idempotent: true, peerDeath: '', audit: 'told' }) },`,
    )} audit: { told: line('told', []) },`;
    const asked = { name: 'kv', kind: 'frames' } as const;
    const files = texts(await made([[audited, { feeds: 'kv' }]], asked));
    expect(files.get('libs/services/kv/src/kv.ts')).toMatch(
      RegExp(`^  ${name}: ${name}\\d?,$`, 'm'),
    );
  },
);

test('a service with the name of a file of its package gets a file of another name', async () => {
  for (const name of ['index', 'state']) {
    const files = texts(await made([kv()], { name, contract: 'RFC-0001' }));
    expect([...files.keys()]).toContain(`libs/services/${name}/src/${name}-service.ts`);
  }
});

test('with pnpm, dependencies on packages of the workspace have the workspace protocol', async () => {
  const files = texts(
    await made([kv()], { name: 'kv' }, (root) =>
      writeFileSync(join(root, 'pnpm-workspace.yaml'), 'packages: [libs/abi/*]\n'),
    ),
  );
  const manifest: unknown = JSON.parse(files.get('libs/services/kv/package.json') ?? '');
  expect(manifest).toMatchObject({ dependencies: { '@abicus/abi-kv': 'workspace:^' } });
});

test('a later answer and an event are sent by a function of the call', async () => {
  const later = served(
    `ops: { ${PUT}, answers: 'later' }) }, events: { gone: event(2, { value: u32 }) },`,
  );
  const asked = { name: 'kv', kind: 'frames' } as const;
  const files = texts(await made([[later, { feeds: 'kv' }]], asked));
  expect(files.get('libs/services/kv/src/state.ts')).toContain('readonly send: ');
  expect(files.get('libs/services/kv/src/handlers/put.ts')).toContain('typeof LATER');
  const behaviour = files.get('libs/services/kv/test/behaviour.test.ts') ?? '';
  expect(behaviour).toContain('what lets kv.put be answered in test/behaviour.test.ts');
  expect(behaviour).toContain('kv.event.gone: goes out');
});

test('handlers answer by promises unless the operations move capabilities, or as requested', async () => {
  const moving = KV.replace(
    'idempotent: true',
    "idempotent: true, moves: 'reply', peerDeath: 'gone'",
  );
  const handlers = async (text: string, kind?: 'async' | 'frames'): Promise<string> => {
    const files = texts(
      await made([[text, { feeds: 'kv' }]], { name: 'kv', ...(kind !== undefined && { kind }) }),
    );
    const manifest = files.get('libs/services/kv/package.json') ?? '';
    const isAsync = files.get('libs/services/kv/src/kv.ts')?.includes('KvAsyncHandlers');
    expect(manifest.includes('@abicus/async')).toBe(isAsync);
    return isAsync ? 'async' : 'frames';
  };
  expect(await handlers(KV)).toBe('async');
  expect(await handlers(moving)).toBe('frames');
  expect(await handlers(KV, 'frames')).toBe('frames');
  expect(await handlers(moving, 'async')).toBe('async');
});

test('a service with versions is not served over a connection, whatever is asked', async () => {
  const nonce = "version: 1, nonce: u32, reply: ['status', 'nonce']";
  const versions = `versions: {
    v1: version(1, { nonce: u32, reply: ['status', 'nonce'] }),
    v2: version(2, { nonce: u64, reply: ['status', 'nonce'] }),
  }`;
  const text = KV.replace(nonce, versions);
  const asked = await made([[text, { feeds: 'kv' }]], { name: 'kv', kind: 'async' });
  expect(asked).toMatchObject({
    ok: false,
    message:
      'kv has versions or no nonce in its header: it is served by frames, not over a connection',
  });
});

test('a handler that answers later by a promise may reject at once', async () => {
  const checks = "checks: { full: fails('FULL', 'full') }";
  const later = served(`ops: { ${PUT}, answers: 'later', ${checks} }) },`);
  const files = texts(await made([[later, { feeds: 'kv' }]], { name: 'kv' }));
  const put = files.get('libs/services/kv/src/handlers/put.ts') ?? '';
  expect(put).toContain('export async function put(');
  expect(put).toContain('return putRejects.full;');
  expect(put).not.toContain('LATER');
});

test('a check after one with an exception for callers compares callers with the full type', async () => {
  const checks = `checks: {
    one: fails('FULL', 'one', { always: true, unless: callerIs('init', 'timed') }),
    two: fails('FULL', 'two', { unless: callerIs('execd') }),
  }`;
  const sections = `principals: ['init', 'timed', 'execd'],${served(`ops: { ${PUT}, ${checks} }) },`)}`;
  const files = texts(await made([[sections, { feeds: 'kv' }]], { name: 'kv' }));
  const put = (files.get('libs/services/kv/src/handlers/put.ts') ?? '').replaceAll(/\s+/g, ' ');
  expect(put).toContain('return putRejects.one;');
  expect(put).toMatch(/call\.sender !== \([\w.]+ as bigint\)/);
});

test('a handler whose second check rejects every call has the names that its first one compares', async () => {
  const checks = `checks: {
    one: fails('FULL', 'one', { always: true, unless: callerIs('init') }),
    two: fails('FULL', 'two', { always: true }),
  }`;
  const sections = `principals: ['init'],${served(`ops: { ${PUT}, ${checks} }) },`)}`;
  const files = texts(await made([[sections, { feeds: 'kv' }]], { name: 'kv' }));
  expect(files.get('libs/services/kv/src/handlers/put.ts')).toMatch(
    /function put\(\s*call: KvCall/,
  );
});

test('a service that rejects every request does not read its state', async () => {
  const always = served(
    `ops: { ${PUT}, checks: { full: fails('FULL', 'full', { always: true }) } }) },`,
  );
  const files = texts(await made([[always, { feeds: 'kv' }]], { name: 'kv' }));
  expect(files.get('libs/services/kv/src/kv.ts')).toContain('_state: KvState');
  const reading = texts(await made([kv()], { name: 'kv' }));
  expect(reading.get('libs/services/kv/src/kv.ts')).not.toContain('_state');
});

test('a stored entry has its generated cases in the suites, and a placeholder test', async () => {
  const stored = `${KV}
  persisted: {
    store: 'disk', maxKey: 20,
    entries: {
      seat: stored('seat_{n: u8}', { version: 2, value: Type.Integer(), was: { v1: Type.Null() } }),
      row: stored('row', { version: 1, value: Type.Integer() }),
    },
  },`;
  const files = texts(await made([[stored, { feeds: 'kv' }]], { name: 'kv' }));
  const suites = files.get('libs/services/kv/test/suites.test.ts') ?? '';
  for (const table of ['SEAT_ENTRY', 'ROW_ENTRY']) {
    expect(suites).toContain(`...storedTests(${table})`);
  }
  const behaviour = files.get('libs/services/kv/test/behaviour.test.ts') ?? '';
  expect(behaviour).toContain(
    'persisted.kv.seat: is written, read back, migrated from version 1, and rejected if it is broken',
  );
  expect(behaviour).toContain(
    'persisted.kv.row: is written, read back, and rejected if it is broken',
  );
  expect(behaviour).toContain('another instance reads what one has written');
});

test('a service has the types of its platform if tsconfig.json names them, and its protocol has none', async () => {
  const options = async (tsconfig: string): Promise<unknown[]> => {
    const files = texts(
      await made([kv()], { name: 'kv' }, (root) =>
        writeFileSync(join(root, 'tsconfig.json'), tsconfig),
      ),
    );
    return ['services', 'abi'].map((folder) => {
      const text = files.get(`libs/${folder}/kv/tsconfig.json`) ?? '';
      const { compilerOptions } = JSON.parse(text) as { compilerOptions: { types?: unknown } };
      return compilerOptions.types;
    });
  };
  expect(await options('{ "compilerOptions": { "types": ["node"] } }')).toEqual([
    ['node'],
    undefined,
  ]);
  expect(await options('{ "compilerOptions": { "types": [] } }')).toEqual([[], undefined]);
  expect(await options('{}')).toEqual([undefined, undefined]);
});

test('a README serves one instance, and names a caller if the contract lists them', async () => {
  const files = texts(await everything());
  expect(files.get('libs/services/storage/README.md')).not.toContain('overMessagePort');
  const readme = async (text: string): Promise<string> => {
    const made_ = texts(await made([[text, { feeds: 'kv' }]], { name: 'kv' }));
    return made_.get('libs/services/kv/README.md') ?? '';
  };
  const open = await readme(KV);
  expect(open).toContain('serve(KV_PROTOCOL, handlers, overMessagePort(port1));');
  expect(open).not.toContain('caller');
  const listed = KV.replace("authority: 'any'", "authority: ['shell', 'desk']").replace(
    "malformed: 'BAD'",
    "malformed: 'BAD', denied: 'FULL'",
  );
  const limited = await readme(listed);
  expect(limited).toMatch(
    /serve\(KV_PROTOCOL, handlers, overMessagePort\(port1\), \{ caller: .shell. \}\);/,
  );
  expect(limited).toContain('a connection without a `caller` is denied');
});

test.each([
  ['pnpm-lock.yaml', 'pnpm install'],
  ['yarn.lock', 'yarn install'],
  ['bun.lock', 'bun install'],
  ['package-lock.json', 'npm install'],
])('where there is a %s, the next step is `%s`', async (file, command) => {
  const scaffold = await made([kv()], { name: 'kv' }, (root) =>
    writeFileSync(join(root, file), ''),
  );
  if (!scaffold.ok) throw new Error(scaffold.message);
  expect(scaffold.next).toContain(`install the new package as a workspace: \`${command}\``);
});
