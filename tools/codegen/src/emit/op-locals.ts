/** The variables of an operation's decoder, its wrapper and the twin of it: each function's own, none taken. */
import type { ArgDef, OperationDef } from '../model/types.ts';
import { locals } from './names.ts';
import { scalarOf } from './type-names.ts';

/** Variables that decoders and wrappers use for themselves. */
export const TAKEN: readonly string[] = [
  'x',
  'cpu',
  'memory',
  'base',
  'size',
  'result',
  'value',
  'call',
  'args',
  'outcome',
];

/** The variables of one argument. */
export type ArgLocals = {
  /** In the decoder: the value, or what is read of memory. */
  readonly variable: string;
  readonly va: string;
  readonly length: string;
  readonly bytes: string;
  /** In the wrapper. */
  readonly parameter: string;
  /** The room of a span that the kernel fills. */
  readonly room: string;
  /** In the twin that takes registers. */
  readonly rawVa: string;
  readonly rawLength: string;
};

/** Variables by argument. */
export type OpLocals = { readonly of: (arg: ArgDef) => ArgLocals };

/** The name of a parameter: its unit is part of it, since nothing else says it at the call. */
function parameter({ name, type }: ArgDef): string {
  const nanoseconds = type.kind === 'value' && scalarOf(type.of).unit === 'ns';
  return nanoseconds && !name.endsWith('Ns') ? `${name}Ns` : name;
}

function room({ args }: OperationDef, { name }: ArgDef): string {
  const spans = args.filter(({ type }) => type.kind === 'span' && type.direction === 'out');
  return spans.length === 1 ? 'room' : `${name}Room`;
}

type Part = keyof ArgLocals;

const IN_DECODER = ['variable', 'va', 'length', 'bytes'] as const;
const IN_WRAPPER = ['parameter', 'room', 'rawVa', 'rawLength'] as const;
const PARTS: readonly Part[] = [...IN_DECODER, ...IN_WRAPPER];

function scope(
  op: OperationDef,
  taken: readonly string[],
  parts: readonly (readonly [Part, (arg: ArgDef) => string])[],
): ReadonlyMap<string, string> {
  const wanted = parts.flatMap(([part, name]) =>
    op.args.map((arg) => [`${arg.name} ${part}`, name(arg)] as const),
  );
  return locals(wanted, taken, 'Given');
}

/** The variables of an operation; `name` and `type` are what its own functions are called by. */
export function opLocals(op: OperationDef, name: string, type: string): OpLocals {
  const own = [
    `${name}Error`,
    `${name}ArgRejects`,
    `${name}Rejects`,
    `${name}Raw`,
    `decode${type}`,
  ];
  const taken = [...TAKEN, ...own];
  const all = new Map([
    ...scope(op, taken, [
      ['variable', (arg) => arg.name],
      ['va', (arg) => `${arg.name}Va`],
      ['length', (arg) => `${arg.name}Length`],
      ['bytes', (arg) => `${arg.name}Bytes`],
    ]),
    ...scope(op, taken, [
      ['parameter', parameter],
      ['room', (arg) => room(op, arg)],
      ['rawVa', (arg) => `${parameter(arg)}Va`],
      ['rawLength', (arg) => `${parameter(arg)}Length`],
    ]),
  ]);
  const part = (arg: ArgDef, one: Part): [Part, string] => {
    return [one, all.get(`${arg.name} ${one}`) ?? arg.name];
  };
  return { of: (arg) => Object.fromEntries(PARTS.map((one) => part(arg, one))) as ArgLocals };
}
