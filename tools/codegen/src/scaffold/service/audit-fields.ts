/** Placeholders of the fields of audit lines, in the table of handlers. */
import { camel } from '../../emit/names.ts';
import { code, type Code } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { missing } from './missing.ts';
import { serviceFile, type Plan } from './plan.ts';

/** Prints a function for each operation whose audit line has fields. `call` is how it declares its first parameter. */
export function printAuditFields(file: CodeFile, plan: Plan, call: Code): void {
  for (const { id, audit, name } of plan.service.ops) {
    if (audit === undefined || audit.fields.length === 0) continue;
    const fields = audit.fields.map((field) => field.name).join(', ');
    const what = `the fields of the audit line of ${id}`;
    const missed = missing(what, serviceFile(plan), fields, 'call', 'request', 'error');
    file.print(code`'${camel(name)}.audit': (${call}, request, error) => ${missed},`);
  }
}
