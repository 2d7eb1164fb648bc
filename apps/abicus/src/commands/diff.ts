/** `abicus diff`. */
import { plural } from '@abicus/codegen';
import { DIFF_RULES, diffSince, type Change } from '@abicus/codegen/diff';
import { text, type Run } from '../command.ts';
import { printRejected } from '../rejected.ts';
import { workspaceOf } from '../workspace.ts';

function changeText({ rule, class: of, level, id, pos, text: both, approval }: Change): string {
  const needs = approval ? '; needs `authority: approved`' : '';
  return [
    `${pos.file}:${pos.line}:${pos.col} - ${of} ${level} ${rule} ${id}: ${both}`,
    `  why:      ${DIFF_RULES[rule].text}${needs}`,
  ].join('\n');
}

/** Lists the changes. A change is not an error: the exit code is 0. */
export const run: Run = ({ values }, io) => {
  const workspace = workspaceOf(io);
  if (workspace === undefined) return 2;
  const printed = values['json'] === true ? 'json' : 'text';
  const since = diffSince(workspace, text(values, 'since'));
  if (!since.ok) {
    if ('diagnostics' in since) return printRejected(since.diagnostics, printed, io);
    io.err(`abicus: diff: ${since.why}; \`--since REF\` names a commit\n`);
    return 2;
  }
  const { base, changes } = since;
  if (printed === 'json') {
    const { ref, why } = base;
    io.out(`${JSON.stringify({ base: { ref, why }, changes }, undefined, 2)}\n`);
    return 0;
  }
  for (const change of changes) io.out(`${changeText(change)}\n`);
  io.out(`${plural(changes.length, 'change')} since ${base.ref} (${base.why})\n`);
  return 0;
};
