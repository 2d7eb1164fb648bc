/** The verb `bump`: whether changesets say what the changes of the contracts need. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { related, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { drift } from '../check/finding.ts';
import type { Base } from '../diff/base.ts';
import type { Change } from '../diff/change.ts';
import { diffModels } from '../diff/diff.ts';
import { atLeast, DIFF_RULES, type Level } from '../diff/rules.ts';
import { link } from '../model/link.ts';
import type { Model } from '../model/types.ts';
import type { Workspace } from '../workspace/config.ts';
import { changesetText, readChangesets, type Changesets } from './changesets.ts';
import { manifestOf, neededBumps, type Needed } from './needed.ts';
import { checkVersions } from './versions.ts';

/** The changes since a base and what they need; nothing if the base no longer links. */
export type BumpPlan = { readonly changes: readonly Change[]; readonly needed: readonly Needed[] };

/** Compares a model with a base. */
export function planBump(workspace: Workspace, after: Model, base: Base): BumpPlan | undefined {
  const linked = link(base.sources, workspace);
  if (!linked.ok) return undefined;
  const before = linked.model;
  const changes = diffModels(before, after);
  return { changes, needed: neededBumps(workspace, { before, after }, changes, base.ref) };
}

/** A change in a line: what a changeset says of it. */
export function changeLine({ id, rule, class: of, level, text }: Change): string {
  return `${of} ${level} ${rule} ${id}: ${text}`;
}

/** The change that needs the most, to be named in a finding. */
function strongest(needed: Needed): Change | undefined {
  return needed.changes.find(({ level }) => level === needed.strict) ?? needed.changes[0];
}

function missing(workspace: Workspace, needed: Needed): Diagnostic {
  const { pkg, level, changes } = needed;
  const change = strongest(needed);
  const pos = {
    file: `${pkg.folder}/package.json`,
    line: manifestOf(workspace, pkg.folder)?.line ?? 1,
    col: 3,
  };
  const what = changes.length === 0 ? 'was generated anew' : `changed (${changes.length} rules)`;
  const message = `${pkg.name} ${what} and needs ${level}; no changeset names it`;
  return drift('compat/no-changeset', pos, message, {
    ...(change && { related: [related('changed', change.pos, changeLine(change))] }),
    fix: '`abicus bump --write`',
  });
}

function tooSmall(needed: Needed, said: Changesets['declared'][number]): Diagnostic {
  const change = strongest(needed);
  const why = change?.rule ?? 'its outputs changed';
  const message = `${why} needs ${needed.level}, the changeset says ${said.level} for ${said.pkg}`;
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
    const said = changesets.declared.filter(({ pkg }) => pkg === one.pkg.name);
    const [first] = said;
    if (first === undefined) return [missing(workspace, one)];
    return said.some(({ level }) => atLeast(level, one.level)) ? [] : [tooSmall(one, first)];
  });
  const widened = plan.changes
    .filter(({ approval, id }) => approval && !changesets.approved.has(id))
    .map(({ id, pos, text }) =>
      drift('compat/unapproved', pos, `${id} widens authority: ${text}`, {
        fix: `if it is meant, write \`authority: approved ${id}\` into a changeset`,
      }),
    );
  return [...bumps, ...widened];
}

/** All findings about versions, as `check` makes them. */
export function checkBump(
  { workspace, model }: { readonly workspace: Workspace; readonly model: Model },
  base: Base | undefined,
): Diagnostic[] {
  const versions = checkVersions(workspace, model);
  const plan = base && planBump(workspace, model, base);
  if (plan === undefined) return versions;
  return [...checkPlan(workspace, plan, readChangesets(workspace.root)), ...versions];
}

/** Writes a changeset that says what is lacking; its path, or nothing if nothing is lacking. */
export function writeChangeset(workspace: Workspace, plan: BumpPlan): string | undefined {
  const changesets = readChangesets(workspace.root);
  const lacking = plan.needed.filter(
    (one) =>
      !changesets.declared.some(
        ({ pkg, level }) => pkg === one.pkg.name && atLeast(level, one.level),
      ),
  );
  if (lacking.length === 0) return undefined;
  const levels = new Map(lacking.map((one): [string, Level] => [one.pkg.name, one.level]));
  const lines = [...new Set(lacking.flatMap((one) => one.changes.map(changeLine)))];
  const said = lines.length > 0 ? lines : ['generated again; nothing that others see changed'];
  const text = changesetText(levels, said);
  const name = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const path = `.changeset/abicus-${name}.md`;
  mkdirSync(dirname(join(workspace.root, path)), { recursive: true });
  writeFileSync(join(workspace.root, path), text);
  return path;
}

/** What a rule says in words. */
export function ruleText(change: Change): string {
  return DIFF_RULES[change.rule].text;
}
