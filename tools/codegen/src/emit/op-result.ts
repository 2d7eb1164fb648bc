/** Parameters and result of a wrapper: names and types. */
import type { Register } from '@abicus/contract';
import type { ArgDef, OperationDef, ValueType } from '../model/types.ts';
import { code, type Code } from '../output/code.ts';
import type { CodeFile } from '../output/code-file.ts';
import { lastWord, local, locals } from './names.ts';
import { shortSize, type OpFacts } from './op-facts.ts';
import { TAKEN } from './op-locals.ts';
import * as names from './type-names.ts';

/** The arguments that the kernel fills. */
export function outs(op: OperationDef): ArgDef[] {
  return op.args.filter(({ type }) => 'direction' in type && type.direction === 'out');
}

/** The parameters of a wrapper, after the processor. */
export function parameters(facts: OpFacts): Code[] {
  return facts.op.args.flatMap((arg): Code[] => {
    const { type } = arg;
    const { parameter: name, room } = facts.locals.of(arg);
    if (type.kind === 'value') return [code`${name}: ${names.valueTypeName(facts, type.of)}`];
    if (type.kind === 'optional') {
      return [code`${name}: ${names.valueTypeName(facts, type.of)} | undefined`];
    }
    if (type.kind === 'pointer') {
      return type.direction === 'in' ? [code`${name}: ${names.structType(facts, type.of)}`] : [];
    }
    return [type.direction === 'in' ? `${name}: Uint8Array` : `${room}: number`];
  });
}

/** The field of the result that holds a returned value. */
function valueField(value: ValueType, outputs: boolean): string {
  if (value.kind === 'named') return local(lastWord(value.type.name), []);
  return outputs && value.scalar.unit === 'bytes' ? 'length' : 'value';
}

/** A result in a register: that in a0 has the name of its field. */
export type RegisterResult = {
  readonly name: string;
  readonly doc: string;
  readonly type: ValueType;
  readonly register: Register;
};

/** The results of an operation that are in registers, that in a0 first. */
export function returnedBy({ op }: Pick<OpFacts, 'op'>): readonly RegisterResult[] {
  const { returns, results } = op;
  if (returns === undefined) return results;
  const filled = outs(op);
  const alone = filled.length === 0 && results.length === 0;
  const wanted = alone ? 'value' : valueField(returns, filled.length > 0);
  const taken = [...filled, ...results].map((one) => one.name);
  const [name = wanted] = locals([[wanted, wanted]], taken, 'Returned').values();
  return [{ name, doc: '', type: returns, register: 'a0' }, ...results];
}

/** A field of the result of a wrapper; its variable has another name if a parameter has this name. */
type Field = {
  readonly name: string;
  readonly doc: string;
  readonly variable: string;
  readonly type: Code;
};

/** The result of a wrapper: fields by name, one value, or nothing. */
type Given = { readonly fields: readonly Field[]; readonly record: boolean };

/** Returns the result of the wrapper of an operation. */
export function givenBy(facts: OpFacts): Given {
  const { op } = facts;
  const filled = outs(op);
  const parameterNames = op.args.flatMap((arg) => {
    const { parameter, room, stored } = facts.locals.of(arg);
    const short = shortSize(arg.type) > 0 ? [stored] : [];
    if (!filled.includes(arg)) return [parameter, ...short];
    return arg.type.kind === 'span' ? [room, ...short] : [];
  });
  const taken = new Set([...parameterNames, ...TAKEN, `${facts.name}Error`]);
  // The wrapper has no variable of this name until the result is read.
  if (!parameterNames.includes('value')) taken.delete('value');
  const field = (name: string, doc: string, type: Code): Field => {
    const [variable = name] = locals([[name, name]], [...taken], 'Result').values();
    taken.add(variable);
    return { name, doc, variable, type };
  };
  const fields = [
    ...filled.map(({ name, type }) => {
      const of = type.kind === 'pointer' ? names.structType(facts, type.of) : 'Uint8Array';
      return field(name, '', of);
    }),
    ...returnedBy(facts).map(({ name, doc, type }) => {
      return field(name, doc, names.valueTypeName(facts, type));
    }),
  ];
  return { fields, record: fields.length > 1 || op.results.length > 0 };
}

/** The interface of a result with several parts. */
export function printResult(file: CodeFile, facts: OpFacts): void {
  const { fields, record } = givenBy(facts);
  if (!record) return;
  file.doc(`The result of ${facts.op.id}.`);
  file.block(`export interface ${facts.type}Result`, () => {
    for (const { name, doc, type } of fields) file.item(doc, code`readonly ${name}: ${type};`);
  });
}
