/** The TypeScript type of a schema, with the docs of its keys. */
import type { ChoiceSchema, Schema } from '@abicus/wire/schema';
import { keyText } from '@abicus/wire/schema';
import type { SchemaDef } from '../../model/shape/schemas.ts';
import { code, doc, join, literal, property, type Code } from '../../output/code.ts';

type Docs = SchemaDef['docs'];

/** A choice as the union of its literals. */
const choiceType = ({ of }: ChoiceSchema): string => of.map(literal).join(' | ');

/** The type of a schema; `path` leads to the docs of its keys. */
function typeOf(schema: Schema, docs: Docs, path: string): Code {
  switch (schema.kind) {
    case 'text':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
    case 'null':
      return schema.kind;
    case 'choice':
      return choiceType(schema);
    case 'list':
      return code`readonly (${typeOf(schema.of, docs, `${path}[]`)})[]`;
    case 'tuple': {
      const items = schema.of.map((one, i) => typeOf(one, docs, `${path}[${i}]`));
      return code`readonly [${join(items, ', ')}]`;
    }
    case 'map':
      return code`Readonly<Record<string, ${typeOf(schema.of, docs, `${path}{}`)}>>`;
    case 'either':
      return join(
        schema.of.map((one) => typeOf(one, docs, path)),
        ' | ',
      );
    case 'object': {
      const keys = Object.entries(schema.keys).map(([name, key]) => {
        const inside = path === '' ? keyText(name) : `${path}.${keyText(name)}`;
        const about = docs.get(inside) ?? '';
        const note = about === '' ? '' : [doc(about), '\n'];
        const type = typeOf(key.of, docs, inside);
        return code`${note}readonly ${property(name)}${key.optional === true ? '?' : ''}: ${type};\n`;
      });
      return keys.length === 0 ? 'Readonly<Record<string, never>>' : code`{\n${keys}}`;
    }
  }
}

/** The TypeScript type of the values that fit a schema. */
export function schemaType(schema: Schema, docs: Docs): Code {
  return typeOf(schema, docs, '');
}
