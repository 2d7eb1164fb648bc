/** Audit lines: one function for each, so that no field is missing or misplaced. */
import type { AuditFieldDef } from '../model/types.ts';
import { code, imported, join, property, quote, type Code } from '../output/code.ts';
import type { Emitter } from './emitter.ts';
import { camel, pascal, screaming } from './names.ts';
import { ownOf, perPackage } from './per-package.ts';
import { inHome, valueTypeName, type Home } from './type-names.ts';

/** A field as it is written: `name=value`, an enumeration by the names of its members. */
function valueOf(home: Home, { name, type }: AuditFieldDef): Code {
  const value = `fields.${name}`;
  if (type?.kind !== 'named' || type.type.kind !== 'enumeration') return `\`${name}=\${${value}}\``;
  const names = imported(`${screaming(type.type.name)}_NAMES`, inHome(home, 'types.ts'));
  const found =
    type.type.carrier === 'bigint' ? code`${names}.get(${value})` : code`${names}[${value}]`;
  return code`\`${name}=\${${found} ?? ${value}}\``;
}

/** `audit.ts` of each package with audit lines. */
export const audit: Emitter = perPackage('audit.ts', (file, feeds, model, workspace) => {
  const home: Home = { workspace, feeds };
  for (const { doc, id, name, prefix, fields } of ownOf(model.audit, feeds)) {
    const shape = `${pascal(name)}Fields`;
    if (fields.length > 0) {
      file.doc(`The fields of a line \`${prefix}\`. A field must not contain a space.`);
      file.block(`export interface ${shape}`, () => {
        for (const { name: field, type } of fields) {
          const held = type === undefined ? 'string' : valueTypeName(home, type);
          file.print(code`readonly ${property(field)}: ${held};`);
        }
      });
    }
    file.doc(doc === '' ? `A line \`${prefix}\`.` : doc);
    const given = fields.length === 0 ? '' : `fields: ${shape}`;
    file.block(`export function ${camel(name)}Line(${given}): string`, () => {
      file.print(code`${imported('seen', '@abicus/wire')}(${quote(id)}, 'sent');`);
      const values = fields.map((field) => valueOf(home, field));
      file.print(code`return [${join([quote(prefix), ...values], ', ')}].join(' ');`);
    });
  }
});
