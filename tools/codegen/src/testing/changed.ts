/** A workspace that a run of `generate` changes in every way, runs in other processes, and what a whole run leaves. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { interrupted } from '../files/interrupted.ts';
import { syntheticContracts } from '../synthetic.ts';
import { stepping } from './faults.ts';
import { sampleEmitter } from './sample-emitter.ts';
import { temporaryWorkspace, type Temporary } from './temporary.ts';
import { treeOf } from './tree.ts';
import { workspaceAt } from '../workspace/config.ts';
import { generate, type GenerateOptions } from '../generate/generate.ts';

/** The options of these runs. */
export const options: GenerateOptions = { emitters: [sampleEmitter], prune: true };
/** The contract that is edited. */
export const KERNEL = 'contracts/rfc-1000-kernel.contract.ts';
/** An output of it. */
export const OUTPUT = 'libs/abi/kernel/src/limits.ts';

/** A workspace that a run will change in every way: outputs to write, to replace, to remove. */
export async function changed(): Promise<Temporary> {
  const temporary = temporaryWorkspace(syntheticContracts(3));
  const { workspace, read, write } = temporary;
  await generate(workspace, options);
  write(KERNEL, read(KERNEL).replace('limit(96', 'limit(97'));
  rmSync(join(workspace.root, 'contracts/rfc-1002-service1.contract.ts'));
  rmSync(join(workspace.root, 'libs/abi/service0'), { recursive: true });
  return temporary;
}

/** The same workspace without a test around it. */
async function inFolder(files: GenerateOptions['files']): Promise<{ root: string }> {
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

/** The tree that a run leaves which nothing disturbs, and how many steps it takes. */
export type Undisturbed = { readonly whole: ReadonlyMap<string, string>; readonly steps: number };

/** Makes such a run. No test need be running. */
export async function undisturbed(): Promise<Undisturbed> {
  const { files, steps } = stepping(() => {});
  const { root } = await inFolder(files);
  const taken = steps();
  const whole = treeOf(root);
  rmSync(root, { recursive: true });
  if (whole.has('.abicus')) throw new Error('the staging folder is left');
  return { whole, steps: taken };
}

/** A process that generates in a workspace; `kill` is the step at which it kills itself. */
function generating(root: string, kill: number): string[] {
  const url = (path: string): string =>
    JSON.stringify(pathToFileURL(join(import.meta.dirname, path)).href);
  const script = `
    const { generate } = await import(${url('../generate/generate.ts')});
    const { workspaceAt } = await import(${url('../workspace/config.ts')});
    const { sampleEmitter } = await import(${url('./sample-emitter.ts')});
    const { stepping } = await import(${url('./faults.ts')});
    const { files } = stepping((_, step) => {
      if (step === ${kill}) process.kill(process.pid, 'SIGKILL');
    });
    const options = { emitters: [sampleEmitter], prune: true, files };
    const result = await generate(workspaceAt(${JSON.stringify(root)}), options);
    console.log(JSON.stringify(result));
  `;
  return ['-C', '@abicus/source', '--input-type=module', '-e', script];
}

/** What a run says that came together with others. */
type Ran = { readonly status: string; readonly written?: unknown };

/** A run in a process of its own. */
function ranIn(root: string): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, generating(root, -1));
    let out = '';
    let err = '';
    child.stdout.on('data', (text) => void (out += String(text)));
    child.stderr.on('data', (text) => void (err += String(text)));
    child.on('exit', (code) => {
      if (code === 0) resolve(JSON.parse(out));
      else reject(new Error(err));
    });
  });
}

/** Kills a process after this part of its steps, and generates again: what is left before, and after that. */
export async function killedAfter(part: number, steps: number): Promise<object> {
  const { workspace } = await changed();
  const { root } = workspace;
  const { signal } = spawnSync(process.execPath, generating(root, Math.floor(steps * part)));
  const left = interrupted(root)?.by;
  await generate(workspace, options);
  return { signal, left, tree: treeOf(root), after: interrupted(root) };
}

/** The same of a process after which nothing is left for ever. */
export const recovered = ({ whole }: Undisturbed): object => ({
  signal: 'SIGKILL',
  left: 'a killed run',
  tree: whole,
  after: undefined,
});

/** Runs two times here and so many times in other processes at once: how each ended, how many wrote, and the tree. */
export async function together(processes: number): Promise<object> {
  const { workspace } = await changed();
  const here = [generate(workspace, options), generate(workspace, options)];
  const others = Array.from({ length: processes }, () => ranIn(workspace.root));
  const results: readonly Ran[] = await Promise.all([...others, ...here]);
  // With `prune` a run is never fresh: each has looked, and only the first had something to write.
  const wrote = results.filter(({ written }) => Array.isArray(written) && written.length > 0);
  return {
    statuses: results.map(({ status }) => status),
    wrote: wrote.length,
    tree: treeOf(workspace.root),
  };
}

/** The same where all end well, and the result is whole. */
export const allWell = (processes: number, { whole }: Undisturbed): object => ({
  statuses: Array(processes + 2).fill('written'),
  wrote: 1,
  tree: whole,
});
