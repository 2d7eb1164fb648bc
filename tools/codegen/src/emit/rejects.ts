/** Tables of rejects, of syscalls and of services. */
import type { CheckDef } from '../model/types.ts';
import { code, property, quote } from '../output/code.ts';
import type { CodeFile } from '../output/code-file.ts';
import { sentence } from './names.ts';
import { wire, wireType } from './runtime.ts';

/** A reject: its key in the table, and its condition. */
export type RejectEntry = {
  readonly key: string;
  readonly id: string;
  readonly error: string;
  readonly number: number;
  readonly doc: string;
};

/** The rejects of checks. */
export function rejectsOf(checks: readonly CheckDef[]): RejectEntry[] {
  return checks.map(({ name, id, fails, text, unless }) => {
    const others = unless.length === 0 ? '' : ` Not for ${unless.join(', ')}.`;
    const doc = `${sentence(text)}${others}`.trim();
    return { key: name, id, error: fails.name, number: fails.number, doc };
  });
}

/** Prints a table of rejects, and the type of its entries. */
export function printRejectTable(
  file: CodeFile,
  constant: string,
  doc: string,
  type: { readonly name: string; readonly doc: string },
  entries: readonly RejectEntry[],
): void {
  if (entries.length === 0) return;
  file.doc(doc);
  file.closed(`export const ${constant} =`, '} as const;', () => {
    for (const { key, id, error, number, doc: why } of entries) {
      const made = code`${wire('wideReject')}(${quote(id)}, ${quote(error)}, ${number})`;
      const typed = code`${wireType('Reject')}<${quote(error)}, ${quote(id)}>`;
      file.item(why, code`${property(key)}: ${made} as ${typed},`);
    }
  });
  file.item(type.doc, `export type ${type.name} = (typeof ${constant})[keyof typeof ${constant}];`);
}
