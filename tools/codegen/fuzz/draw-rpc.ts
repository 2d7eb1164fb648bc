/** JSON protocols. */
import { drawSchema } from './draw-schemas.ts';
import { strings, type Draw } from './draw.ts';
import { call, object, str, type Tree } from './tree.ts';

function method(draw: Draw, errors: readonly string[]): Tree {
  return call(
    'method',
    object({
      params: drawSchema(draw, 'message', 2),
      result: drawSchema(draw, 'message', 1),
      errors: draw.maybe(80, () =>
        strings(draw.odd([...errors], ['nobody'], [...errors, ...errors])),
      ),
      deadline: draw.odd(draw.pick(['ns.seconds(2)', '1_000_000']), '0', '1e300'),
      idempotent: draw.pick(['true', 'false']),
    }),
  );
}

function notification(draw: Draw): Tree {
  const by = str(draw.pick(['client', 'server']));
  return call('notification', object({ by, params: drawSchema(draw, 'message', 2) }));
}

/** A protocol whose name `taken` does not have. */
export function drawRpc(draw: Draw, taken: Set<string>): Tree {
  const errors = draw.some(['FULL', 'GONE', draw.odd('BUSY', 'TimedOut')], 50);
  const methods = new Set<string>();
  const record = (most: number, make: () => Tree): Tree =>
    object(
      Array.from({ length: draw.int(1, most) }, (): [string, Tree] => [draw.name(methods), make()]),
    );
  const all = errors.map((name): [string, Tree] => {
    const options = object({ retryable: draw.pick(['true', 'false']) });
    return [
      name,
      draw.chance(40) ? call('rpcError', draw.prose(), options) : call('rpcError', draw.prose()),
    ];
  });
  return object({
    name: str(draw.name(taken)),
    version: String(draw.odd(draw.pick([1, 7]), 0)),
    maxMessage: draw.odd(draw.pick(['kib(64)', '4096']), '1'),
    maxCalls: String(draw.odd(draw.pick([1, 64]), 0)),
    errors: errors.length > 0 ? object(all) : undefined,
    methods: record(3, () => method(draw, errors)),
    notifications: draw.maybe(50, () => record(2, () => notification(draw))),
  });
}
