/** `abicus bump`. */
import { formatDiagnostic, plural } from '@abicus/codegen';
import {
  checkPlan,
  planBump,
  readChangesets,
  unreleased,
  writeChangesets,
} from '@abicus/codegen/bump';
import { diffSince } from '@abicus/codegen/diff';
import { text, type Run } from '../command.ts';
import { printRejected } from '../rejected.ts';
import { workspaceOf } from '../workspace.ts';

/** Checks that changesets cover the changes; with `--write`, writes the missing ones. */
export const run: Run = async ({ values }, io) => {
  const workspace = workspaceOf(io);
  if (workspace === undefined) return 2;
  const printed = values['json'] === true ? 'json' : 'text';
  const since = diffSince(workspace, text(values, 'since'));
  if (!since.ok) {
    if ('diagnostics' in since) return printRejected(since.diagnostics, printed, io);
    io.err(`abicus: bump: ${since.why}; \`--since REF\` names a commit\n`);
    return 2;
  }
  const { base, before, after } = since;
  const plan = planBump(workspace, before, after, base.ref);
  const wrote = values['write'] === true ? await writeChangesets(workspace, plan) : [];
  const findings = checkPlan(workspace, plan, await readChangesets(workspace.root));
  if (printed === 'json') {
    const needed = plan.needed.map(({ pkg, strict, level, changes }) => {
      return { package: pkg.name, strict, level, changes: changes.length };
    });
    io.out(`${JSON.stringify({ base: base.ref, wrote, needed, findings }, undefined, 2)}\n`);
    return findings.length > 0 ? 1 : 0;
  }
  for (const { pkg, strict, level, changes } of plan.needed) {
    const why = strict === level ? '' : `, which is its ${strict} below 1.0.0`;
    io.out(`${pkg.name} needs ${level}${why}: ${plural(changes.length, 'change')}\n`);
  }
  for (const name of unreleased(workspace, after, plan)) {
    io.out(`note: ${name} changed and has no package.json, so it is not released\n`);
  }
  for (const path of wrote) io.out(`wrote ${path}\n`);
  for (const finding of findings) io.out(`${formatDiagnostic(finding)}\n`);
  io.out(`Compared with ${base.ref} (${base.why}): ${plural(findings.length, 'finding')}\n`);
  return findings.length > 0 ? 1 : 0;
};
