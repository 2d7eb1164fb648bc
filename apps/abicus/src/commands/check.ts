/** `abicus check`. */
import { check, checkExit } from '@abicus/codegen/check';
import { text, type Run } from '../command.ts';
import { printReport } from '../format.ts';
import { workspaceOf } from '../workspace.ts';

/** Checks the workspace, statically. */
export const run: Run = async ({ values }, io) => {
  const workspace = workspaceOf(io);
  if (workspace === undefined) return 2;
  const since = text(values, 'since');
  const result = await check(workspace, {
    twice: values['thorough'] === true,
    ...(since !== undefined && { since }),
  });
  await printReport({ verb: 'check', ...result }, values, io);
  return checkExit(result);
};
