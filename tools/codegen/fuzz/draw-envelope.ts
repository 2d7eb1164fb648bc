/** Drawn envelopes: one version or several, and answers to what does not decode. */
import { strings, type Draw } from './draw.ts';
import { number, scalar } from './draw-scalars.ts';
import { call, object, str, type Tree } from './tree.ts';

/** The versions of an envelope. */
export type DrawnVersions = {
  /** None where the envelope has one version alone. */
  readonly names: readonly string[];
  readonly keys: Readonly<Record<string, Tree | undefined>>;
  /** Two forms have one number: frames have no field that reaches to their end. */
  readonly twins: boolean;
};

const NONCES = ['u8', 'u16', 'u32', 'u53', 'u64', 'i32'] as const;
const nonceOf = (draw: Draw): string =>
  draw.odd(scalar(draw, draw.pick(NONCES)), 'i16', 'bool', 'i64');

function orderOf(draw: Draw): Tree {
  const order = draw.pick([
    ['status', 'nonce'],
    ['nonce', 'status'],
  ]);
  return strings(draw.odd(order, ['nonce', 'nonce']));
}

type Form = 'none' | 'header' | 'end';

function version(draw: Draw, numberOf: number, form: Form, failures: readonly string[]): Tree {
  const rejected = draw.maybe(15, () => str(draw.odd(draw.pick(failures), 'OK')));
  const shape = object({
    nonce: form === 'none' ? 'none' : nonceOf(draw),
    place:
      form === 'end'
        ? str('end')
        : form === 'header'
          ? draw.maybe(30, () => str('header'))
          : undefined,
    reply: draw.odd(form === 'header', form !== 'header') ? orderOf(draw) : undefined,
    rejected,
  });
  return call('version', number(draw, draw.odd(numberOf, 256, -1)), shape);
}

/** The versions of an envelope. */
export function drawVersions(draw: Draw, failures: readonly string[]): DrawnVersions {
  if (draw.chance(55)) {
    const keys = {
      version: String(draw.odd(draw.int(0, 255), 256, -1, 0.5)),
      nonce: draw.chance(90) ? nonceOf(draw) : 'none',
      reply: orderOf(draw),
    };
    return { names: [], keys, twins: false };
  }
  const taken = new Set<string>();
  const twins = draw.chance(25);
  const forms: readonly Form[] = twins
    ? draw.pick([
        ['none', 'end'],
        ['end', 'none'],
      ] as const)
    : Array.from({ length: draw.int(1, 3) }, () => draw.pick(['none', 'header', 'end'] as const));
  const entries = forms.map((form, i): [string, Tree] => {
    return [draw.name(taken), version(draw, draw.odd(twins ? 7 : i + 1, 7), form, failures)];
  });
  const names = entries.map(([name]) => name);
  return { names, keys: { versions: object(entries, draw.docs(names)) }, twins };
}

/** An answer to what does not decode, with a status of its own. */
export function drawAnswer(
  draw: Draw,
  statuses: readonly string[],
  ops: readonly string[],
  versions: readonly string[],
): Tree {
  const options = object({
    form: draw.maybe(60, () => str(draw.pick(['header', 'full', 'none']))),
    as: ops.length > 0 ? draw.maybe(30, () => str(draw.odd(draw.pick(ops), 'nowhere'))) : undefined,
    opcode: draw.maybe(30, () => str(draw.pick(['own', 'echo', 'zero']))),
    version:
      versions.length > 0
        ? draw.maybe(30, () => str(draw.odd(draw.pick(versions), 'nowhere')))
        : undefined,
    nonce: draw.maybe(30, () => str(draw.pick(['echo', 'zero']))),
  });
  const status = str(draw.odd(draw.pick(statuses), 'OK'));
  const isPlain = typeof options === 'object' && 'keys' in options && options.keys.length === 0;
  return isPlain ? call('answer', status) : call('answer', status, options);
}
