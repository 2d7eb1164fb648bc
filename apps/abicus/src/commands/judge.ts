/** `abicus judge LOG`. */
import { resolve } from 'node:path';
import { judge, judgedText, judgeExit } from '@abicus/codegen/judge';
import { text, type Run } from '../command.ts';
import { printRejected } from '../rejected.ts';
import { workspaceOf } from '../workspace.ts';

/** Compares a log of any system with the ladder of the workspace. */
export const run: Run = ({ values, positionals: [name = ''] }, io) => {
  const workspace = workspaceOf(io);
  if (workspace === undefined) return 2;
  const printed = values['json'] === true ? 'json' : 'text';
  const result = judge(workspace, { path: resolve(io.cwd, name), name }, text(values, 'profile'));
  if (result.status === 'unusable') io.err(`abicus: judge: ${result.why}\n`);
  else if (result.status === 'contracts') printRejected(result.diagnostics, printed, io);
  else if (printed === 'json') {
    const { verdict, stamp, log, evidence } = result;
    const document = { verb: 'judge', log, stamp, evidence, ...verdict };
    io.out(`${JSON.stringify(document, undefined, 2)}\n`);
  } else io.out(judgedText(result));
  return judgeExit(result);
};
