/** What a command prints of contracts that are rejected. */
import { formatDiagnostic, type Diagnostic } from '@abicus/codegen';
import type { Io } from './command.ts';

/** Whether it prints text or one JSON document. */
export type Output = 'text' | 'json';

/** Prints the findings of contracts that are rejected, and returns the exit code. */
export function printRejected(findings: readonly Diagnostic[], printed: Output, io: Io): 1 {
  io.out(
    printed === 'json'
      ? `${JSON.stringify({ findings }, undefined, 2)}\n`
      : `${findings.map(formatDiagnostic).join('\n')}\n`,
  );
  return 1;
}
