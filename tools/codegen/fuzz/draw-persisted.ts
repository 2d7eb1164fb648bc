/** What programs keep in stores. */
import { drawSchema } from './draw-schemas.ts';
import type { Names } from './draw-types.ts';
import type { Draw } from './draw.ts';
import { call, object, str, type Tree } from './tree.ts';

function key(draw: Draw, name: string): string {
  const parts = ['u8', 'u16', 'u32', 'u53', 'u64', 'hex64', 'hex', 'word'];
  const part = (i: number): string => `{p${i}: ${draw.odd(draw.pick(parts), 'u3', '')}}`;
  const more = draw.odd(draw.pick(['', `/${part(2)}`, `.x/${part(2)}`]), part(2), `z${part(2)}`);
  return draw.odd(`/${name}/${draw.pick(['head', `${part(1)}${more}`])}`, '', '/a b', '/{');
}

/** What a program keeps; keys begin with names that differ between contracts. */
export function drawPersisted(draw: Draw, names: Names): Tree {
  const structs = names.types.filter(({ kind }) => kind === 'struct').map(({ name }) => name);
  const layout = (): Tree =>
    structs.length > 0 && draw.chance(40)
      ? str(draw.pick(structs))
      : drawSchema(draw, 'message', 2);
  const entries = Array.from({ length: draw.int(1, 3) }, (): [string, Tree] => {
    const name = draw.name(names.shared.kept);
    const version = draw.pick([1, 2, 3]);
    const first = draw.int(1, version);
    const olds = Array.from({ length: version - first }, (_, i): [string, Tree] => [
      `v${draw.odd(first + i, 9)}`,
      layout(),
    ]);
    const form = key(draw, name);
    const scan = form.includes('{')
      ? draw.maybe(30, () => draw.pick(['true', 'false']))
      : undefined;
    const shape = object({
      version: String(draw.odd(version, 0)),
      value: layout(),
      was: olds.length > 0 ? object(olds) : undefined,
      scan,
    });
    return [name, call('stored', str(form), shape)];
  });
  return object({ store: str('statefs'), maxKey: draw.odd('512', '3'), entries: object(entries) });
}
