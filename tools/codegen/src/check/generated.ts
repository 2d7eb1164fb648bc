/** ABI3001 to ABI3006: compares generated files with what the contracts generate. Writes nothing. */
import { join } from 'node:path';
import { byPlace, type Diagnostic, type Pos } from '../diagnostics/diagnostic.ts';
import { plural } from '../diagnostics/plural.ts';
import type { Emitter } from '../emit/emitter.ts';
import { countIfFresh, lockedOutputs } from '../generate/fresh.ts';
import { inputsOf, type ContractFile } from '../generate/inputs.ts';
import { readHeader } from '../output/header.ts';
import { lockPath, type Inputs } from '../output/lock.ts';
import { interrupted } from '../files/interrupted.ts';
import { STAGING } from '../files/replace.ts';
import { readIfThere } from '../files/read.ts';
import { findOrphans, outputFaults } from '../output/write.ts';
import type { Workspace } from '../workspace/config.ts';
import { drift } from './finding.ts';
import type { CheckInput } from './rule.ts';

const GENERATE = '`abicus generate`';
const start = (file: string): Pos => ({ file, line: 1, col: 1 });

/** Returns the first different line, with both texts. */
function firstDifference(
  is: string,
  should: string,
): { line: number; count: number; text: string } {
  const [left, right] = [is.split('\n'), should.split('\n')];
  const length = Math.max(left.length, right.length);
  const lines = Array.from({ length }, (_, i) => i).filter((i) => left[i] !== right[i]);
  // The hash in a header differs whenever anything does, so it is not reported.
  const first = lines.find((i) => !(right[i] ?? '').includes('body sha256:')) ?? lines[0] ?? 0;
  const text = `is '${left[first] ?? ''}', should be '${right[first] ?? ''}'`;
  return { line: first + 1, count: lines.length, text };
}

function edited(path: string, text: string): Diagnostic[] {
  const header = readHeader(text);
  if (header === undefined || header.said === header.is) return [];
  const message = `the hash of the body is ${header.is}, but its header has ${header.said}`;
  return [
    drift('gen/edited', { file: path, line: 2, col: 1 }, message, {
      fix: `revert it, change the contract, then ${GENERATE}`,
    }),
  ];
}

function compareOne(path: string, is: string, should: string): Diagnostic[] {
  if (is === should) return [];
  const hand = edited(path, is);
  if (hand.length > 0) return hand;
  const { line, count, text } = firstDifference(is, should);
  const message = `${plural(count, 'line')} ${count === 1 ? 'differs' : 'differ'} from the contracts: ${text}`;
  return [drift('gen/stale', { file: path, line, col: 1 }, message, { fix: GENERATE })];
}

/** Returns a finding if another generator wrote the lock. */
function generatorChanged(workspace: Workspace, current: string): Diagnostic[] {
  const path = lockPath(workspace, 'contracts.json');
  const text = readIfThere(join(workspace.root, path));
  if (text === undefined) return [];
  const said = /"generator": "([0-9a-f]+)"/.exec(text)?.[1] ?? 'an unknown one';
  if (said === current) return [];
  const line = text.split('\n').findIndex((one) => one.includes('"generator"')) + 1;
  const message = `written by generator ${said.slice(0, 16)}, but the present one is ${current.slice(0, 16)}`;
  return [
    drift('gen/generator', { file: path, line: Math.max(line, 1), col: 3 }, message, {
      fix: `${GENERATE}, and commit the written files`,
    }),
  ];
}

/** How many files a finding about several names. */
const NAMED = 3;

/** `; 33 other files too: a, b, c, …`, for a finding about several files. */
function andOthers(others: readonly string[]): string {
  if (others.length === 0) return '';
  const more = others.length > NAMED ? ', …' : '';
  const named = others.slice(0, NAMED).join(', ');
  return `; ${plural(others.length, 'other file')} too: ${named}${more}`;
}

/** Stale files one by one where they are few, else one finding: a changed contract changes most of its outputs. */
function aboutStale(stale: readonly Diagnostic[]): readonly Diagnostic[] {
  const [first, ...others] = stale.toSorted(byPlace);
  if (first === undefined || others.length <= NAMED) return stale;
  return [{ ...first, message: `${first.message}${andOthers(others.map(({ file }) => file))}` }];
}

/** One finding about all of these files, at the first of them: one command fixes them all. */
function aboutAll(
  slug: 'gen/missing' | 'gen/untracked',
  paths: readonly string[],
  what: string,
  fix: string,
): Diagnostic[] {
  const [first, ...others] = paths.toSorted();
  if (first === undefined) return [];
  return [drift(slug, start(first), `${what}${andOthers(others)}`, { fix })];
}

/** Outputs that git does not track. Where it tracks nothing at all, the check has a note instead. */
function untracked(
  { abi, docs, lock, system }: Workspace,
  tracked: ReadonlySet<string> | undefined,
  outputs: Iterable<string>,
): Diagnostic[] {
  if (tracked === undefined) return [];
  const paths = [...outputs].filter((path) => !tracked.has(path));
  const folderOf = (path: string): string =>
    [lock, docs, abi, system].find((one) => path.startsWith(`${one}/`)) ?? path;
  const what = paths.length > 1 ? [...new Set(paths.map(folderOf))].sort() : paths;
  const fix = `\`git add ${what.join(' ')}\``;
  return aboutAll('gen/untracked', paths, 'git does not track this generated file', fix);
}

function orphans(workspace: Workspace, outputs: ReadonlySet<string>): Diagnostic[] {
  return findOrphans(workspace, outputs).map((path) =>
    drift('gen/orphan', start(path), 'a generated file is left over: nothing generates it now', {
      fix: '`abicus generate --prune`',
    }),
  );
}

/** Returns a finding for the files of a killed run; a run in progress is not a finding. */
function cutShort({ root }: Workspace): Diagnostic[] {
  const left = interrupted(root);
  if (left === undefined || left.by === 'a running one') return [];
  const what = left.mixed ? 'it replaced some outputs, but not all' : 'it replaced no output';
  return [
    drift('gen/interrupted', start(STAGING), `a run of \`abicus generate\` was killed: ${what}`, {
      fix: `${GENERATE} completes it or rolls it back`,
    }),
  ];
}

/** Options of the comparison. */
export type GeneratedOptions = {
  readonly emitters?: readonly Emitter[];
  /** Whether to generate twice and compare. */
  readonly twice?: boolean;
};

async function computed(
  workspace: Workspace,
  files: readonly ContractFile[],
  inputs: Inputs,
  options: GeneratedOptions,
): Promise<ReadonlyMap<string, string>> {
  const { compute } = await import('../generate/compute.ts');
  const made = await compute(workspace, files, inputs, options.emitters);
  return made.ok ? made.outputs : new Map();
}

function nondeterministic(
  first: ReadonlyMap<string, string>,
  second: ReadonlyMap<string, string>,
): Diagnostic[] {
  return [...first].flatMap(([path, text]) => {
    const other = second.get(path) ?? '';
    if (text === other) return [];
    const { line, text: both } = firstDifference(other, text);
    const message = `two runs of the generator differ in line ${line}: ${both}`;
    return drift('gen/nondeterministic', start(path), message, {
      fix: 'correct its emitter: it must not depend on clocks or the order of files',
    });
  });
}

/** Returns all findings about generated files. Generates in memory only if a hash differs. */
export async function checkGenerated(
  { workspace, tracked }: CheckInput,
  files: readonly ContractFile[],
  options: GeneratedOptions = {},
): Promise<Diagnostic[]> {
  const inputs = inputsOf(workspace, files);
  const left = cutShort(workspace);
  const fresh = options.twice !== true && countIfFresh(workspace, inputs) !== undefined;
  if (fresh) {
    const paths = (lockedOutputs(workspace) ?? []).map(([path]) => path);
    const all = new Set([...paths, lockPath(workspace, 'outputs.json')]);
    return [...left, ...untracked(workspace, tracked, all)];
  }
  const outputs = await computed(workspace, files, inputs, options);
  const ofLock = new Set(['contracts.json', 'outputs.json'].map((one) => lockPath(workspace, one)));
  const faults = outputFaults(workspace.root, outputs.keys());
  if (faults.length > 0) return [...left, ...faults];
  const otherGenerator = generatorChanged(workspace, inputs.generator);
  const found = [...left, ...otherGenerator];
  const missing: string[] = [];
  const compared: Diagnostic[] = [];
  for (const [path, text] of outputs) {
    const is = readIfThere(join(workspace.root, path));
    if (is === undefined) missing.push(path);
    else if (!ofLock.has(path)) compared.push(...compareOne(path, is, text));
  }
  // They follow from the other outputs: what is wrong there is not told of them again.
  if (compared.length + missing.length + otherGenerator.length === 0) {
    for (const path of ofLock) {
      const is = readIfThere(join(workspace.root, path)) ?? '';
      compared.push(...compareOne(path, is, outputs.get(path) ?? ''));
    }
  }
  const { true: stale = [], false: byHand = [] } = Object.groupBy(compared, ({ slug }) =>
    slug === 'gen/stale' ? 'true' : 'false',
  );
  found.push(...byHand, ...aboutStale(stale));
  found.push(...aboutAll('gen/missing', missing, 'a generated file is missing', GENERATE));
  const there = [...outputs.keys()].filter((path) => !missing.includes(path));
  found.push(
    ...untracked(workspace, tracked, there),
    ...orphans(workspace, new Set(outputs.keys())),
  );
  if (options.twice === true) {
    const reversed = [...files].reverse();
    const sums = lockPath(workspace, 'outputs.json');
    const first = new Map([...outputs].filter(([path]) => path !== sums));
    found.push(...nondeterministic(first, await computed(workspace, reversed, inputs, options)));
  }
  return found;
}
