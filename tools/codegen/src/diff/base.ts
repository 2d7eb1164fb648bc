/** Finds the base that contracts are compared with: the last release, or before the first one the base branch. */
import { slugOf } from '../model/context.ts';
import { readIr } from '../read/ir.ts';
import { sourceFromValue, type ContractSource } from '../read/source.ts';
import { readIfThere } from '../files/read.ts';
import type { Workspace } from '../workspace/config.ts';
import { git, gitTexts } from '../git/git.ts';
import { refsOf, RELEASES, type Refs } from '../git/refs.ts';
import { join } from 'node:path';

/** A commit and the contracts in its lock. */
export type Base = {
  /** Its name: a tag, a branch or a commit. */
  readonly ref: string;
  readonly why: string;
  readonly sources: readonly ContractSource[];
};

/**
 * A base, or the reason why there is none. `none`: git has no commit with contracts, as in a new
 * workspace or an unpacked archive. Without `none` a base is required, but it can't be found or read.
 */
export type BaseResult =
  | { readonly ok: true; readonly base: Base }
  | { readonly ok: false; readonly none: boolean; readonly why: string };

type Ref = readonly [ref: string, why: string];

const line = (text: string | undefined): string | undefined => text?.trim();

const isShallow = (root: string): boolean =>
  line(git(root, 'rev-parse', '--is-shallow-repository')) === 'true';

/** The branch that changesets compare with, and those that are usual. */
function baseBranches(root: string): readonly string[] {
  const named = /"baseBranch"\s*:\s*"([^"]+)"/.exec(
    readIfThere(join(root, '.changeset/config.json')) ?? '',
  )?.[1];
  const branches = [named, 'main', 'master'].flatMap((one) => one ?? []);
  return branches.flatMap((branch) => [`origin/${branch}`, branch]);
}

/** The commit that is checked out, and the one before it, if there is one here. */
type Head = { readonly commit: string; readonly before: string | undefined };

function headOf(root: string): Head | undefined {
  const [commit, before] = line(git(root, 'log', '-1', '--format=%H %P'))?.split(' ') ?? [];
  return commit === undefined ? undefined : { commit, before };
}

const short = (commit: string): string => commit.slice(0, 12);

/** Where there is no base branch, or it is checked out: the commit before, or for the first one itself. */
function aroundHead(root: string, { commit, before }: Head, where: string): readonly Ref[] {
  if (before !== undefined) return [[short(before), `the commit before${where}`]];
  // Without its history a commit could only be compared with itself.
  return isShallow(root) ? [] : [[short(commit), `the first commit${where}`]];
}

/** The commit at which a branch and what is checked out part. */
function partingOf(root: string, head: Head, tip: string): string | undefined {
  return tip === head.commit ? tip : line(git(root, 'merge-base', 'HEAD', tip));
}

/**
 * Returns the commits of the base branch to try, the best first. The base branch itself is compared
 * with its previous commit, since comparing a commit with itself finds nothing.
 */
function inBranch(root: string, head: Head, refs: Refs): readonly Ref[] {
  for (const branch of baseBranches(root)) {
    const tip = refs.branches.get(branch);
    const commit = tip === undefined ? undefined : partingOf(root, head, tip);
    if (commit === undefined) continue;
    const base: Ref = [short(commit), `the base in ${branch}`];
    if (commit !== head.commit) return [base];
    const here = refs.here ?? line(git(root, 'symbolic-ref', '--short', '-q', 'HEAD'));
    const itself = here === undefined || branch === here || branch === `origin/${here}`;
    if (!itself) return [base];
    const around = aroundHead(root, head, `, on ${branch}`);
    // The commit before may be older than the contracts.
    return around.length === 0 ? [] : [...around, base];
  }
  return aroundHead(root, head, '; there is no base branch');
}

/** The commit that a branch began from, as far as git knows one here. */
export function branchBase(root: string): string | undefined {
  const head = headOf(root);
  return head === undefined
    ? undefined
    : inBranch(root, head, refsOf(root, baseBranches(root)))[0]?.[0];
}

/** Returns the commits to try, the best first. */
function candidates(root: string, head: Head): readonly Ref[] {
  const refs = refsOf(root, baseBranches(root));
  const described = ['describe', '--tags', '--abbrev=0', '--match', RELEASES];
  const tag = refs.hasRelease ? line(git(root, ...described)) : undefined;
  const release: Ref[] = tag === undefined ? [] : [[tag, 'the last release']];
  return [...release, ...inBranch(root, head, refs)];
}

/** Paths of a commit: those of its lock, and its contracts. */
type Listing = { readonly lock: readonly string[]; readonly contracts: readonly string[] };

function listing({ root, lock, contracts }: Workspace, ref: string): Listing | undefined {
  const listed = git(root, 'ls-tree', '-r', '--name-only', ref, '--', `${lock}/ir`, contracts);
  if (listed === undefined) return undefined;
  const paths = listed.split('\n');
  return {
    lock: paths.filter((path) => path.startsWith(`${lock}/ir/`) && path.endsWith('.json')),
    contracts: paths.filter((path) => path.endsWith('.contract.ts')),
  };
}

function none(why: string): BaseResult {
  return { ok: false, none: true, why };
}

function failed(why: string): BaseResult {
  return { ok: false, none: false, why };
}

/** Reads what the lock of a commit holds. */
function readBase(workspace: Workspace, [ref, why]: Ref, listed: Listing): BaseResult {
  const sources: ContractSource[] = [];
  for (const [path, text] of gitTexts(workspace.root, ref, listed.lock)) {
    const read = readIr(text);
    if (!read.ok) return failed(`${path} of ${ref} (${why}) ${read.why}`);
    const slug = path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
    // A removed element is reported in its former file.
    const file = listed.contracts.find((one) => slugOf(one) === slug) ?? `${slug}.contract.ts`;
    sources.push(sourceFromValue(file, read.contract));
  }
  return { ok: true, base: { ref, why, sources } };
}

function commitsOf(root: string, since: string | undefined): readonly Ref[] | BaseResult {
  if (since !== undefined) {
    const known = line(git(root, 'rev-parse', '-q', '--verify', `${since}^{commit}`));
    return known === undefined
      ? failed(`git knows no commit '${since}'`)
      : [[since, 'as asked for']];
  }
  const head = headOf(root);
  return head === undefined ? none('git has no commit here') : candidates(root, head);
}

/** Reads the base of a workspace from git. `since` names a commit; without it one is looked for. */
export function findBase(workspace: Workspace, since?: string): BaseResult {
  const { root, lock } = workspace;
  const refs = commitsOf(root, since);
  if ('ok' in refs) return refs;
  let unlocked: Ref | undefined;
  for (const ref of refs) {
    const listed = listing(workspace, ref[0]);
    if (listed === undefined) continue;
    if (listed.lock.length > 0) return readBase(workspace, ref, listed);
    if (listed.contracts.length > 0) unlocked ??= ref;
  }
  if (since !== undefined) return failed(`${since} has no ${lock}/ir`);
  if (unlocked !== undefined) {
    const [ref, why] = unlocked;
    return failed(
      `${ref} (${why}) has contracts but no ${lock}/ir: \`abicus generate\` never ran there`,
    );
  }
  const [first] = refs;
  if (first !== undefined) return none(`${first[0]} (${first[1]}) has no contracts`);
  // Only a shallow clone of one commit has no commit to look at.
  const head = listing(workspace, 'HEAD');
  if (head === undefined || head.lock.length + head.contracts.length === 0) {
    return none('git has no commit with contracts');
  }
  return failed(
    'there is no release and no base branch in git; the clone is shallow: fetch the whole history',
  );
}
