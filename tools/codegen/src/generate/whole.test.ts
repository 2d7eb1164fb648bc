/** Outputs are written all or none: whatever fails, wherever a run is killed, whoever else runs. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { interrupted } from '../files/interrupted.ts';
import { STAGING } from '../files/replace.ts';
import { syntheticContracts } from '../synthetic.ts';
import { FAULTS, stepping } from '../testing/faults.ts';
import { sampleEmitter } from '../testing/sample-emitter.ts';
import { temporaryWorkspace, type Temporary } from '../testing/temporary.ts';
import { treeOf } from '../testing/tree.ts';
import { exitCode, generate, type GenerateOptions } from './generate.ts';

const options: GenerateOptions = { emitters: [sampleEmitter], prune: true };
const KERNEL = 'contracts/rfc-1000-kernel.contract.ts';
const OUTPUT = 'libs/abi/kernel/src/limits.ts';

/** A workspace that a run will change in every way: outputs to write, to replace, to remove. */
async function changed(): Promise<Temporary> {
  const temporary = temporaryWorkspace(syntheticContracts(3));
  const { workspace, read, write } = temporary;
  await generate(workspace, options);
  write(KERNEL, read(KERNEL).replace('limit(96', 'limit(97'));
  rmSync(join(workspace.root, 'contracts/rfc-1002-service1.contract.ts'));
  rmSync(join(workspace.root, 'libs/abi/service0'), { recursive: true });
  return temporary;
}

/** The tree that a run leaves which nothing disturbs, and how many steps it takes. */
let whole: ReadonlyMap<string, string>;
let steps: number;
beforeAll(async () => {
  const { files, steps: taken } = stepping(() => {});
  // No test is running yet that a temporary workspace could be removed after.
  const { root } = await inFolder(files);
  steps = taken();
  whole = treeOf(root);
  rmSync(root, { recursive: true });
  if (whole.has('.abicus')) throw new Error('the staging folder is left');
});

/** The same workspace without a test around it. */
async function inFolder(files: GenerateOptions['files']): Promise<{ root: string }> {
  const { mkdtempSync } = await import('node:fs');
  const { workspaceAt } = await import('../workspace/config.ts');
  const root = mkdtempSync(join(tmpdir(), 'abicus-whole-'));
  const workspace = workspaceAt(root);
  mkdirSync(join(root, 'contracts'));
  for (const { file, text } of syntheticContracts(3)) writeFileSync(join(root, file), text);
  await generate(workspace, options);
  const kernel = join(root, KERNEL);
  writeFileSync(kernel, readFileSync(kernel, 'utf8').replace('limit(96', 'limit(97'));
  rmSync(join(root, 'contracts/rfc-1002-service1.contract.ts'));
  rmSync(join(root, 'libs/abi/service0'), { recursive: true });
  const result = await generate(workspace, { ...options, ...(files && { files }) });
  if (result.status !== 'written' || !result.written.includes(OUTPUT))
    throw new Error(result.status);
  return { root };
}

test.each(Object.entries(FAULTS))(
  'if %s in a run, it fails and everything is as it was',
  async (_name, fault) => {
    const { workspace } = await changed();
    const before = treeOf(workspace.root);
    const { files } = stepping(fault(Math.floor(steps / 3)));
    const result = await generate(workspace, { ...options, files });
    expect(treeOf(workspace.root)).toEqual(before);
    expect(exitCode(result)).toBe(2);
    expect(result).toMatchObject({
      status: 'failed',
      diagnostics: [{ code: 'ABI1008', fix: expect.stringMatching(/./) }],
    });
    await generate(workspace, options);
    expect(treeOf(workspace.root)).toEqual(whole);
  },
);

/** A process that generates in a workspace; `kill` is the step at which it kills itself. */
function generating(root: string, kill: number): string[] {
  const url = (path: string): string =>
    JSON.stringify(pathToFileURL(join(import.meta.dirname, path)).href);
  const script = `
    const { generate } = await import(${url('generate.ts')});
    const { workspaceAt } = await import(${url('../workspace/config.ts')});
    const { sampleEmitter } = await import(${url('../testing/sample-emitter.ts')});
    const { stepping } = await import(${url('../testing/faults.ts')});
    const { files } = stepping((_, step) => {
      if (step === ${kill}) process.kill(process.pid, 'SIGKILL');
    });
    const options = { emitters: [sampleEmitter], prune: true, files };
    const result = await generate(workspaceAt(${JSON.stringify(root)}), options);
    console.log(JSON.stringify(result));
  `;
  return ['-C', '@abicus/source', '--input-type=module', '-e', script];
}

test.each([0.1, 0.4, 0.7, 0.95])(
  'kill -9 after %d of the steps of a process leaves nothing for ever',
  { timeout: 120_000 },
  async (part) => {
    const { workspace } = await changed();
    const { signal } = spawnSync(
      process.execPath,
      generating(workspace.root, Math.floor(steps * part)),
    );
    expect(signal).toBe('SIGKILL');
    expect(interrupted(workspace.root)).toMatchObject({ by: 'a killed run' });
    await generate(workspace, options);
    expect(treeOf(workspace.root)).toEqual(whole);
    expect(interrupted(workspace.root)).toBeUndefined();
  },
);

test('runs at the same time end well, and the result is whole', { timeout: 120_000 }, async () => {
  const { workspace } = await changed();
  const run = (): Promise<{ status: string }> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, generating(workspace.root, -1));
      let out = '';
      let err = '';
      child.stdout.on('data', (text) => void (out += String(text)));
      child.stderr.on('data', (text) => void (err += String(text)));
      child.on('exit', (code) => {
        if (code === 0) resolve(JSON.parse(out));
        else reject(new Error(err));
      });
    });
  const here = [generate(workspace, options), generate(workspace, options)];
  const results = await Promise.all([run(), run(), run(), ...here]);
  // With `prune` a run is never fresh: each has looked, and only the first had something to write.
  const wrote = results.filter(
    (one) => 'written' in one && Array.isArray(one.written) && one.written.length > 0,
  );
  expect(results.map(({ status }) => status)).toEqual(Array(5).fill('written'));
  expect(wrote).toHaveLength(1);
  expect(treeOf(workspace.root)).toEqual(whole);
});

test(
  'a run that waits sees what was edited while another one wrote',
  { timeout: 120_000 },
  async () => {
    const { workspace, read, write } = await changed();
    const first = generate(workspace, options);
    write(KERNEL, read(KERNEL).replace('limit(97', 'limit(98'));
    const second = generate(workspace, options);
    await Promise.all([first, second]);
    expect(read(OUTPUT)).toContain('slots: number = 98;');
    expect(await generate(workspace, { emitters: [sampleEmitter] })).toMatchObject({
      status: 'fresh',
    });
  },
);

test('a journal with paths outside is not followed', async () => {
  const { workspace, write } = await changed();
  const { root } = workspace;
  const victim = join(root, '..', `${root.split('/').at(-1)}-victim`);
  const entry = { path: `../${victim.split('/').at(-1)}`, hasNew: true, hasOld: false };
  write(`${STAGING}/journal.json`, JSON.stringify([entry]));
  write(`${STAGING}/new/0`, 'written outside');
  await generate(workspace, options);
  expect(existsSync(victim)).toBe(false);
  expect(treeOf(root)).toEqual(whole);
});

describe('an output is a plain file inside the workspace', () => {
  test.each([
    ['a link to nothing', 'nowhere.ts'],
    ['a link to a file outside', '/etc/hostname'],
    ['a link to another file of the workspace', KERNEL],
  ])('not %s', async (_name, target) => {
    const { workspace } = await changed();
    const { root } = workspace;
    rmSync(join(root, OUTPUT));
    symlinkSync(target.startsWith('/') ? target : join(root, target), join(root, OUTPUT));
    const before = treeOf(root);
    const result = await generate(workspace, options);
    expect(result).toMatchObject({
      status: 'rejected',
      diagnostics: [
        { code: 'ABI1006', file: OUTPUT, message: 'an output is a file, and this is a link' },
      ],
    });
    expect(treeOf(root)).toEqual(before);
    expect(existsSync(join(root, 'nowhere.ts'))).toBe(false);
  });

  test.each(['libs/abi', 'libs/abi/kernel/src', 'contracts/.lock', '.abicus'])(
    'not in %s, if that is a link to a folder outside',
    async (folder) => {
      const { workspace } = await changed();
      const { root } = workspace;
      const outside = temporaryWorkspace([]).workspace.root;
      rmSync(join(root, folder), { recursive: true, force: true });
      symlinkSync(outside, join(root, folder));
      const result = await generate(workspace, options);
      expect(result).toMatchObject({ status: 'rejected' });
      const [first] = result.status === 'rejected' ? result.diagnostics : [];
      expect(first).toMatchObject({ code: 'ABI1006', message: expect.stringContaining(folder) });
      expect(treeOf(outside).size).toBe(0);
    },
  );

  test('not a folder: the finding names it', async () => {
    const { workspace } = await changed();
    rmSync(join(workspace.root, OUTPUT));
    mkdirSync(join(workspace.root, OUTPUT));
    const result = await generate(workspace, options);
    expect(result).toMatchObject({
      status: 'failed',
      diagnostics: [{ code: 'ABI1008', file: OUTPUT, message: expect.stringContaining('EISDIR') }],
    });
  });
});

test.each([
  // No name in any language.
  ['../../../esc', 'ABI1003'],
  ['..', 'ABI1003'],
  ['/abs', 'ABI1003'],
  ['a/b', 'ABI1003'],
  ['a b', 'ABI1003'],
  ['a\\\\b', 'ABI1003'],
  ['', 'ABI1003'],
  ['.a', 'ABI1003'],
  // A name, but not of a folder or package on every system.
  ['A', 'ABI1006'],
  ['con', 'ABI1006'],
  ['a_b', 'ABI1006'],
  // The folder of another output.
  ['native', 'ABI2001'],
])('feeds %j is a finding with a place, and nothing is written', async (feeds, code) => {
  const { workspace, read, write } = temporaryWorkspace(syntheticContracts(2));
  write(KERNEL, read(KERNEL).replace("feeds: 'kernel'", `feeds: '${feeds}'`));
  const before = treeOf(workspace.root);
  const result = await generate(workspace, options);
  expect(result.status).toBe('rejected');
  const found = result.status === 'rejected' ? result.diagnostics : [];
  expect(found).toContainEqual(
    expect.objectContaining({
      code,
      file: KERNEL,
      line:
        read(KERNEL)
          .split('\n')
          .findIndex((line) => line.includes('feeds:')) + 1,
    }),
  );
  expect(treeOf(workspace.root)).toEqual(before);
});
