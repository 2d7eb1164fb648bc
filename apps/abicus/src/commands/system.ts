/** `abicus system`. */
import { resolve } from 'node:path';
import { formatDiagnostic } from '@abicus/codegen';
import { systemExit, systemOf, systemSvg, systemText } from '@abicus/system-report';
import { text, type Run } from '../command.ts';
import { printRejected } from '../rejected.ts';
import { workspaceOf } from '../workspace.ts';

/** Prints what the contracts make of the whole system, or what a run showed of it. */
export const run: Run = ({ values }, io) => {
  const workspace = workspaceOf(io);
  if (workspace === undefined) return 2;
  const folder = text(values, 'run');
  const evidence =
    folder === undefined ? undefined : { path: resolve(io.cwd, folder), name: folder };
  const format = values['json'] === true ? 'json' : (text(values, 'format') ?? 'text');
  const result = systemOf(workspace, evidence);
  if (result.status === 'unusable') io.err(`abicus: system: ${result.why}\n`);
  else if (result.status === 'contracts') {
    // Where a drawing was asked for, the output is no place for findings.
    const place = format === 'svg' ? { ...io, out: io.err } : io;
    printRejected(result.diagnostics, format === 'json' ? 'json' : 'text', place);
  } else {
    const { system, findings, notes } = result;
    const said = findings.map((one) => `${formatDiagnostic(one)}\n`);
    if (format === 'json') {
      io.out(`${JSON.stringify({ verb: 'system', ...system, findings, notes }, undefined, 2)}\n`);
    } else if (format === 'svg') {
      io.out(systemSvg(system));
      // The drawing is the output: what is to be read besides is not mixed into it.
      io.err([...said, ...notes.map((note) => `note: ${note}\n`)].join(''));
    } else
      io.out([systemText(system), ...said, ...notes.map((note) => `note: ${note}\n`)].join(''));
  }
  return systemExit(result);
};
