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
  /** How many bytes of a span are in memory that may be in registers. */
  readonly stored: string;
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

const always = (): boolean => true;

const isSpan = ({ type }: ArgDef): boolean => type.kind === 'span';

const isBuffer = ({ type }: ArgDef): boolean => type.kind === 'span' && type.direction === 'out';

function room({ args }: OperationDef, { name }: ArgDef): string {
  const spans = args.filter(isBuffer);
  return spans.length === 1 ? 'room' : `${name}Room`;
}

/** Whether an argument is bytes that the kernel may read from registers. */
export function isShortIn({ type }: ArgDef): boolean {
  return type.kind === 'span' && type.direction === 'in' && type.short.length > 0;
}

type Part = keyof ArgLocals;

const IN_DECODER = ['variable', 'va', 'length', 'bytes'] as const;
const IN_WRAPPER = ['parameter', 'room', 'stored', 'rawVa', 'rawLength'] as const;
const PARTS: readonly Part[] = [...IN_DECODER, ...IN_WRAPPER];

function scope(
  op: OperationDef,
  taken: readonly string[],
  parts: readonly (readonly [Part, (arg: ArgDef) => string, (arg: ArgDef) => boolean])[],
): ReadonlyMap<string, string> {
  const wanted = parts.flatMap(([part, name, has]) =>
    op.args.filter(has).map((arg) => [`${arg.name} ${part}`, name(arg)] as const),
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
      ['variable', (arg) => arg.name, always],
      ['va', (arg) => `${arg.name}Va`, always],
      ['length', (arg) => `${arg.name}Length`, always],
      ['bytes', (arg) => `${arg.name}Bytes`, always],
    ]),
    ...scope(op, taken, [
      ['parameter', parameter, always],
      ['room', (arg) => room(op, arg), isBuffer],
      ['stored', (arg) => `${arg.name}Stored`, isSpan],
      ['rawVa', (arg) => `${parameter(arg)}${isShortIn(arg) ? 'Words' : 'Va'}`, always],
      ['rawLength', (arg) => `${parameter(arg)}Length`, always],
    ]),
  ]);
  const part = (arg: ArgDef, one: Part): [Part, string] => {
    return [one, all.get(`${arg.name} ${one}`) ?? arg.name];
  };
  return { of: (arg) => Object.fromEntries(PARTS.map((one) => part(arg, one))) as ArgLocals };
}
