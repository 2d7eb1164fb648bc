/** TypeBox schemas, as contracts write them. */
import type { Draw } from './draw.ts';
import { call, object, str, type Tree } from './tree.ts';

/** What a schema is of. */
export type SchemaPlace = 'file' | 'message';

function text(draw: Draw): Tree {
  const pattern = draw.odd(draw.pick(['^[a-z]+$', '^/']), '[', '(?<a', '\\');
  return call(
    'Type.String',
    object({
      minLength: draw.maybe(20, () => String(draw.pick([0, 1, 3]))),
      maxLength: draw.maybe(30, () => String(draw.odd(draw.pick([3, 8]), 2, 0.5))),
      pattern: draw.maybe(20, () => str(pattern)),
      description: draw.maybe(20, draw.prose),
    }),
  );
}

function number(draw: Draw, of: SchemaPlace): Tree {
  const [least, most] = [draw.pick([-3, 0, 1]), draw.odd(draw.pick([1, 9]), -9)];
  return call(
    draw.pick(['Type.Integer', 'Type.Number']),
    object({
      minimum: draw.maybe(40, () => String(least)),
      maximum: draw.maybe(40, () => String(most)),
      // A message has no defaults: one value would have two encodings.
      default: draw.odd(of === 'file', true)
        ? draw.maybe(20, () => String(draw.odd(1, 1.5)))
        : undefined,
    }),
  );
}

function keys(draw: Draw, of: SchemaPlace, depth: number): Tree {
  const names = draw.some(['a', 'bee', 'toString', "with space'", 'constructor', 'default'], 40);
  const all = names.map((name): [string, Tree] => {
    const one = drawSchema(draw, of, depth - 1);
    return [name, draw.chance(30) ? call('Type.Optional', one) : one];
  });
  const closed = object({ additionalProperties: draw.odd('false', 'true') });
  return draw.chance(50)
    ? call('Type.Object', object(all), closed)
    : call('Type.Object', object(all));
}

/** A schema of a configuration file, or of a message or a stored value, in which others are so deep. */
export function drawSchema(draw: Draw, of: SchemaPlace, depth: number): Tree {
  const inner = (): Tree => drawSchema(draw, of, depth - 1);
  const leaves = [
    () => text(draw),
    () => number(draw, of),
    () => call(draw.odd(draw.pick(['Type.Boolean', 'Type.Null']), 'Type.Any', 'Type.Never')),
    () => call('Type.Literal', str('only')),
    () => call('Type.Enum', { list: [str('x'), '2', 'true'].slice(0, draw.odd(3, 0)) }),
  ];
  const others = [
    () => keys(draw, of, depth),
    () => call('Type.Array', inner()),
    () => call('Type.Record', call('Type.String'), inner()),
    () => call('Type.Tuple', { list: [inner(), inner()] }),
    () => call('Type.Union', { list: [inner(), inner()] }),
  ];
  return draw.pick(depth > 0 ? [...leaves, ...others, ...others] : leaves)();
}

/** Files that people write, by name. */
export function drawFiles(draw: Draw): Tree {
  const names = ['metrics.toml', draw.odd('policy', '../up', '', 'a b.toml', 'metrics-toml')];
  return object(
    draw
      .some(names, 70)
      .map((name): [string, Tree] => [
        name,
        draw.chance(80) ? keys(draw, 'file', 2) : drawSchema(draw, 'file', 2),
      ]),
  );
}
