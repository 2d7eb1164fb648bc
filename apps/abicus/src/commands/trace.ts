/** `abicus trace FILE`. */
import { join, resolve } from 'node:path';
import { isFolder, readIfThere } from '@abicus/codegen/files';
import { decodedLine, trace } from '@abicus/codegen/trace';
import type { Run } from '../command.ts';
import { printRejected } from '../rejected.ts';
import { workspaceOf } from '../workspace.ts';

/** Decodes a log or trace; for a folder of evidence, its log. */
export const run: Run = ({ values, positionals }, io) => {
  const workspace = workspaceOf(io);
  if (workspace === undefined) return 2;
  const given = resolve(io.cwd, positionals[0] ?? '');
  const path = isFolder(given) ? join(given, 'console.log') : given;
  const text = readIfThere(path);
  if (text === undefined) {
    io.err(`abicus: trace: there is no ${path}\n`);
    return 2;
  }
  let result;
  try {
    result = trace(workspace, text);
  } catch (error) {
    // File system errors are handled as for every command.
    if (!(error instanceof SyntaxError)) throw error;
    io.err(`abicus: trace: ${path} is neither a log nor a trace: ${error.message}\n`);
    return 2;
  }
  const printed = values['json'] === true ? 'json' : 'text';
  if (!result.ok) return printRejected(result.diagnostics, printed, io);
  if (printed === 'json') io.out(`${JSON.stringify(result.events, undefined, 2)}\n`);
  else io.out(result.events.map((event) => `${decodedLine(event)}\n`).join(''));
  return 0;
};
