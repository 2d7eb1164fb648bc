/** The verb `bump`: checks that changesets cover the changes of the contracts. */
import { createHash } from 'node:crypto';
import { related, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { drift } from '../check/finding.ts';
import type { Change } from '../diff/change.ts';
import { diffContracts, type LinkedContracts } from '../diff/diff.ts';
import { atLeast, DIFF_RULES, type Level } from '../diff/rules.ts';
import { writeInside } from '../files/inside.ts';
import { packageFolder, type Workspace } from '../workspace/config.ts';
import { changesetText, readChangesets, type Changesets } from './changesets.ts';
import { unreleasedNames } from './manifests.ts';
import { manifestOf, neededBumps, type NeededBump } from './needed.ts';
import { checkVersions } from './versions.ts';
import { plural } from '../diagnostics/plural.ts';

/** The changes since a base, and the bumps that packages need. */
export type BumpPlan = {
  readonly changes: readonly Change[];
  readonly needed: readonly NeededBump[];
};

/** Compares contracts with those of a base, which stands at a commit. */
export function planBump(
  workspace: Workspace,
  before: LinkedContracts,
  after: LinkedContracts,
  ref: string,
): BumpPlan {
  const changes = diffContracts(before, after);
  return { changes, needed: neededBumps(workspace, { before, after }, changes, ref) };
}

/** Returns changed packages without a manifest: they are not released, so they need no changeset. */
export function unreleased(
  workspace: Workspace,
  { model }: LinkedContracts,
  plan: BumpPlan,
): string[] {
  const changed = new Set(plan.changes.map(({ feeds }) => feeds));
  return model.packages
    .filter(({ feeds }) => changed.has(feeds))
    .filter(({ feeds }) => manifestOf(workspace, packageFolder(workspace, feeds)) === undefined)
    .map(({ name }) => name);
}

/** Formats a change in one line, for a changeset. */
export function changeLine({ id, rule, class: of, level, text }: Change): string {
  return `${of} ${level} ${rule} ${id}: ${text}`;
}

/** Returns the change with the highest level, for a finding. */
function strongest(needed: NeededBump): Change | undefined {
  return needed.changes.find(({ level }) => level === needed.strict) ?? needed.changes[0];
}

/** Returns a finding for a removed package, which a line of a changeset must state: its frontmatter can't name it. */
function unsaid({ pkg, changes }: NeededBump): Diagnostic {
  const change = changes.find(({ rule }) => rule === 'package-removed');
  const pos = change?.pos ?? { file: pkg.folder, line: 1, col: 1 };
  const message = `${pkg.name} is gone, but no changeset states it`;
  return drift('compat/no-changeset', pos, message, {
    fix: `\`abicus bump --write\`, or a line \`package: removed ${pkg.name}\` in a changeset`,
  });
}

function missing(workspace: Workspace, needed: NeededBump): Diagnostic {
  const { pkg, level, changes } = needed;
  const change = strongest(needed);
  const pos = {
    file: `${pkg.folder}/package.json`,
    line: manifestOf(workspace, pkg.folder)?.line ?? 1,
    col: 3,
  };
  const what =
    changes.length === 0 ? 'was generated anew' : `changed (${plural(changes.length, 'rule')})`;
  const message = `${pkg.name} ${what} and needs ${level}; no changeset bumps it`;
  return drift('compat/no-changeset', pos, message, {
    ...(change && { related: [related('changed', change.pos, changeLine(change))] }),
    fix: '`abicus bump --write`',
  });
}

function tooSmall(needed: NeededBump, said: Changesets['declared'][number]): Diagnostic {
  const change = strongest(needed);
  const why = change?.rule ?? 'its outputs changed';
  const message = `${why} needs ${needed.level}, but the changeset has ${said.level} for ${said.pkg}`;
  return drift('compat/bump', said.pos, message, {
    ...(change && { related: [related('changed', change.pos, changeLine(change))] }),
    fix: '`abicus bump --write`',
  });
}

/** Findings: bumps too small or absent, authority widened without approval. */
export function checkPlan(
  workspace: Workspace,
  plan: BumpPlan,
  changesets: Changesets,
): Diagnostic[] {
  const bumps = plan.needed.flatMap((one) => {
    if (one.gone) return changesets.removed.has(one.pkg.name) ? [] : [unsaid(one)];
    const said = changesets.declared.filter(({ pkg }) => pkg === one.pkg.name);
    const [first] = said;
    if (first === undefined) return [missing(workspace, one)];
    return said.some(({ level }) => atLeast(level, one.level)) ? [] : [tooSmall(one, first)];
  });
  const widened = plan.changes
    .filter(({ approval, id }) => approval && !changesets.approved.has(id))
    .map(({ id, pos, text }) =>
      drift('compat/unapproved', pos, `${id} widens authority: ${text}`, {
        fix: `if it is intended, add \`authority: approved ${id}\` to a changeset`,
      }),
    );
  return [...changesets.findings, ...bumps, ...widened];
}

/** Returns all findings about versions, for `check`. Without a base, only versions are compared. */
export async function checkBump(
  workspace: Workspace,
  after: LinkedContracts,
  base: { readonly ref: string; readonly linked: LinkedContracts } | undefined,
): Promise<Diagnostic[]> {
  const versions = checkVersions(workspace, after.model);
  const changesets = await readChangesets(workspace.root);
  if (base === undefined) return [...changesets.findings, ...versions];
  const plan = planBump(workspace, base.linked, after, base.ref);
  return [...checkPlan(workspace, plan, changesets), ...versions];
}

/** Writes a changeset about these packages; returns its path. */
function writeOne(workspace: Workspace, lacking: readonly NeededBump[]): string {
  const named = lacking.filter(({ gone }) => !gone);
  const levels = new Map(named.map((one): [string, Level] => [one.pkg.name, one.level]));
  const removed = lacking
    .filter(({ gone }) => gone)
    .map(({ pkg }) => `package: removed ${pkg.name}`);
  const lines = [...new Set(lacking.flatMap((one) => one.changes.map(changeLine)))];
  const said = lines.length > 0 ? lines : ['generated again; nothing that others see changed'];
  const body = [
    ...said.map((line) => `- ${line}`),
    ...(removed.length > 0 ? ['', ...removed] : []),
  ];
  const text = changesetText(levels, body);
  const name = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const path = `.changeset/abicus-${name}.md`;
  writeInside(workspace.root, path, text);
  return path;
}

/**
 * Writes the missing changesets; returns their paths. Packages that are never released have one of their own:
 * changesets rejects one that names them beside others.
 */
export async function writeChangesets(workspace: Workspace, plan: BumpPlan): Promise<string[]> {
  const changesets = await readChangesets(workspace.root);
  const lacking = plan.needed.filter(({ pkg: { name }, level, gone }) =>
    gone
      ? !changesets.removed.has(name)
      : !changesets.declared.some((one) => one.pkg === name && atLeast(one.level, level)),
  );
  const kept = unreleasedNames(workspace.root);
  const { true: ofKept = [], false: ofReleased = [] } = Object.groupBy(lacking, ({ pkg }) =>
    kept.has(pkg.name) ? 'true' : 'false',
  );
  return [ofReleased, ofKept]
    .filter((group) => group.length > 0)
    .map((group) => writeOne(workspace, group));
}

/** Returns the text of a rule. */
export function ruleText(change: Change): string {
  return DIFF_RULES[change.rule].text;
}
