/** Audit lines: one function for each, so that no field is missing or misplaced. */
import { code, imported, property, quote } from '../output/code.ts';
import type { Emitter } from './emitter.ts';
import { camel, pascal } from './names.ts';
import { ownOf, perPackage } from './per-package.ts';

/** `audit.ts` of each package with audit lines. */
export const audit: Emitter = perPackage('audit.ts', (file, feeds, model) => {
  for (const { doc, id, name, prefix, fields } of ownOf(model.audit, feeds)) {
    const shape = `${pascal(name)}Fields`;
    if (fields.length > 0) {
      file.doc(`The fields of a line \`${prefix}\`. A field must not contain a space.`);
      file.block(`export interface ${shape}`, () => {
        for (const field of fields) file.print(`readonly ${property(field)}: string;`);
      });
    }
    file.doc(doc === '' ? `A line \`${prefix}\`.` : doc);
    const given = fields.length === 0 ? '' : `fields: ${shape}`;
    file.block(`export function ${camel(name)}Line(${given}): string`, () => {
      file.print(code`${imported('seen', '@abicus/wire')}(${quote(id)}, 'sent');`);
      const values = fields.map((field) => `\`${field}=\${fields.${field}}\``);
      file.print(`return [${[quote(prefix), ...values].join(', ')}].join(' ');`);
    });
  }
});
