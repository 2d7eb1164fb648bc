/** The errors of an operation as programs see them. */
import type { OperationDef } from '../model/types.ts';
import { quote } from '../output/code.ts';
import type { CodeFile } from '../output/code-file.ts';
import type { OpFacts } from './op-facts.ts';

/** Returns the wrapper's name of an error: its only sentinel in this operation, or its own name. */
export function told(op: OperationDef, error: string): string {
  const checks = op.checks.filter(({ fails }) => fails.name === error);
  const sentinels = new Set(checks.map(({ sentinel }) => sentinel));
  const [only] = sentinels;
  return sentinels.size === 1 && only !== undefined ? only : error;
}

/** Errors by number: declared ones and those of decoding. */
export function errorsOf({ op, argRejects }: OpFacts): { number: number; name: string }[] {
  const all = new Map(op.errors.map(({ number, name }) => [number, told(op, name)]));
  for (const { number, error } of argRejects) if (!all.has(number)) all.set(number, error);
  if (op.selector !== undefined) {
    const { number, name } = op.selector.errno;
    if (!all.has(number)) all.set(number, name);
  }
  const sorted = [...all].sort(([a], [b]) => a - b);
  return sorted.map(([number, name]) => ({ number, name }));
}

/** The type of errors, and the function from numbers to it. */
export function printErrors(file: CodeFile, facts: OpFacts): void {
  const { op, name, type } = facts;
  if (op.noReturn) return;
  const errors = errorsOf(facts);
  file.doc(`The errors of ${op.id}; \`Unknown\` is any undeclared error.`);
  const all = [...new Set(errors.map((error) => error.name)), 'Unknown'];
  file.print(`export type ${type}Error = ${all.map(quote).join(' | ')};`);
  if (errors.length === 0) return;
  file.blank();
  file.block(`function ${name}Error(errno: number): ${type}Error`, () => {
    file.block('switch (errno)', () => {
      for (const error of errors) {
        file.print(`case ${error.number}: return ${quote(error.name)};`);
      }
      file.print("default: return 'Unknown';");
    });
  });
}
