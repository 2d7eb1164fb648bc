/** A schema as the literal of a table. */
import type { Schema, SchemaKey } from '@abicus/wire/schema';
import { code, join, literal, property, type Code } from '../../output/code.ts';

/** Keys of a literal, without those that hold nothing. */
function record(entries: Readonly<Record<string, Code | undefined>>): Code {
  const all = Object.entries(entries).flatMap(([key, value]) =>
    value === undefined ? [] : [code`${property(key)}: ${value}`],
  );
  return code`{ ${join(all, ', ')} }`;
}

function keyTable({ of, optional, default: given }: SchemaKey): Code {
  return record({
    of: schemaTable(of),
    optional: optional === true ? 'true' : undefined,
    default: given === undefined ? undefined : literal(given),
  });
}

/** A schema as a literal. */
export function schemaTable(schema: Schema): Code {
  const { kind, ...rest } = schema;
  const parts: Record<string, Code | undefined> = { kind: literal(kind) };
  for (const [name, value] of Object.entries(rest)) {
    if (value instanceof RegExp) parts[name] = String(value);
    else if (typeof value === 'number') parts[name] = literal(value);
  }
  switch (schema.kind) {
    case 'text':
      if (schema.example !== undefined) parts['example'] = literal(schema.example);
      break;
    case 'choice':
      parts['of'] = literal(schema.of);
      break;
    case 'list':
    case 'map':
      parts['of'] = schemaTable(schema.of);
      break;
    case 'tuple':
    case 'either':
      parts['of'] = code`[${join(schema.of.map(schemaTable), ', ')}]`;
      break;
    case 'object': {
      const keys = Object.entries(schema.keys).map(([name, key]) => [name, keyTable(key)] as const);
      parts['keys'] = record(Object.fromEntries(keys));
      break;
    }
    case 'integer':
    case 'number':
    case 'boolean':
    case 'null':
  }
  return record(parts);
}
