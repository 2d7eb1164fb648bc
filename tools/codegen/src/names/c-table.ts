/** All names of the C header that are made from contracts, with the elements that they belong to. */
import { travelling, valuesIn } from '../emit/native/reach.ts';
import { setOf } from '../emit/native/sets.ts';
import { type NamedFrame, type Naming, numbersIn, serviceIn } from './native.ts';
import type {
  CompositeDef,
  FieldDef,
  Model,
  OperationDef,
  StructDef,
  TypeDef,
} from '../model/types.ts';
import { type NamedElement, partsOf } from './table.ts';
import {
  cAnswer,
  cArgument,
  cCodec,
  cField,
  cForms,
  cFrame,
  cFunction,
  cHas,
  cLength,
  cMacro,
  cReject,
  cResult,
  cTypeCodec,
  cTypeMacro,
  cTypeName,
  cVariant,
  isInteger,
} from './c.ts';

function ofFields(
  prefix: string,
  of: { readonly id: string },
  within: string,
  fields: readonly FieldDef[],
): NamedElement[] {
  const tails = fields.filter((field) => field.type.kind === 'tail');
  return [
    ...partsOf(of, 'field', fields, (field) => `${within}.${cField(prefix, field)}`),
    ...partsOf(of, 'tail', tails, (field) => `${within}.${cHas(prefix, fields, field)}`),
  ];
}

function codecs(prefix: string, type: TypeDef): string[] {
  return (['decode', 'encode'] as const).map((what) => cTypeCodec(prefix, what, type));
}

function ofStruct(prefix: string, type: StructDef, travels: boolean): NamedElement[] {
  const name = cTypeName(prefix, type);
  const constants = type.fields.filter((field) => field.type.kind === 'constant');
  return [
    { of: type, what: type.kind, names: [name, ...(travels ? codecs(prefix, type) : [])] },
    ...ofFields(prefix, type, name, type.fields),
    ...partsOf(type, 'constant', constants, (field) => cTypeMacro(prefix, type, field)),
  ];
}

function ofComposite(prefix: string, type: CompositeDef): NamedElement[] {
  const name = cTypeName(prefix, type);
  const own = { of: type, what: type.kind, names: [name, ...codecs(prefix, type)] };
  if (type.kind === 'record') {
    return [own, ...ofFields(prefix, type, name, valuesIn(type.fields))];
  }
  return [
    own,
    ...type.variants.flatMap((one): NamedElement[] => {
      const of = { id: `${type.id}.${one.name}`, pos: one.pos };
      const values = valuesIn(one.fields);
      const within = `${name}.as.${cVariant(prefix, one)}`;
      const names = [cTypeMacro(prefix, type, one.name), ...(values.length > 0 ? [within] : [])];
      return [{ of, what: 'variant', names }, ...ofFields(prefix, of, within, values)];
    }),
  ];
}

function ofType(prefix: string, type: TypeDef, travels: boolean): NamedElement[] {
  if (type.kind === 'struct') return ofStruct(prefix, type, travels);
  if (!isInteger(type)) return ofComposite(prefix, type);
  const { kind } = type;
  const name = cTypeName(prefix, type);
  const members = kind === 'enumeration' ? type.members : kind === 'flags' ? type.bits : [];
  const isChecked = travels && setOf({ kind: 'named', type }) !== undefined;
  const check = isChecked ? [cTypeCodec(prefix, 'is', type)] : [];
  return [
    { of: type, what: kind, names: [name, `struct ${name}`, ...check] },
    ...partsOf(type, 'member', members, (member) => cTypeMacro(prefix, type, member)),
  ];
}

function ofFrame(prefix: string, frame: NamedFrame): NamedElement[] {
  const { of, name } = frame;
  const values = valuesIn(frame.frame.fields);
  const functions = ['decode', 'encode'].map((what) => cCodec(prefix, what, name));
  if (frame.side === 'reply') functions.push(cReject(prefix, frame.op));
  const record = values.length > 0 ? [cFrame(prefix, name)] : [];
  const names = [...record, cMacro(prefix, name, 'max_size'), ...functions];
  return [{ of, what: 'frame', names }, ...ofFields(prefix, of, cFrame(prefix, name), values)];
}

function ofOperation(prefix: string, operation: OperationDef): NamedElement[] {
  const { args, results, selector, id } = operation;
  const name = cFunction(prefix, id);
  const number = selector === undefined ? [] : [cMacro(prefix, 'sel', id)];
  return [
    { of: operation, what: 'operation', names: [name, ...number] },
    ...args.map((arg): NamedElement => {
      const length = arg.type.kind === 'span' ? [cLength(prefix, operation, arg)] : [];
      const names = [cArgument(prefix, arg.name), ...length].map((one) => `${name}(${one})`);
      return { of: { id: `${id}.${arg.name}`, pos: arg.pos }, what: 'argument', names };
    }),
    ...(operation.noReturn ? [] : results).map((one): NamedElement => {
      const names = [`${name}(${cResult(prefix, operation, one)})`];
      return { of: { id: `${id}.${one.name}`, pos: one.pos }, what: 'result', names };
    }),
  ];
}

function ofBoard(prefix: string, { board }: Model): NamedElement[] {
  const devices = board.devices.flatMap((of): NamedElement[] => {
    const own = ['base', 'size'].map((part) => cMacro(prefix, of.name, part));
    const { registers } = of;
    return [
      { of, what: 'device', names: own },
      ...partsOf(of, 'register', registers, (name) => cMacro(prefix, of.name, name)),
    ];
  });
  const groups = board.groups.flatMap((of) =>
    partsOf(of, 'number', of.numbers, (name) => cMacro(prefix, of.name, name)),
  );
  return [...devices, ...groups];
}

/** All names of the header that are made of the contracts. */
export function namesInC(model: Model, prefix: string): NamedElement[] {
  const naming: Naming = {
    constant: (...parts) => cMacro(prefix, ...parts),
    frame: (frame) => ofFrame(prefix, frame),
    service: (service) => [
      ...['magic0', 'magic1'].map((part) => cMacro(prefix, service.name, part)),
      cForms(prefix, service),
      cAnswer(prefix, service),
    ],
    opcode: [[], ['reply']],
  };
  const travels = travelling(model);
  return [
    ...numbersIn(model, naming),
    ...model.types.flatMap((type) => ofType(prefix, type, travels.has(type))),
    ...model.services.flatMap((service) => serviceIn(service, naming)),
    ...ofBoard(prefix, model),
    ...model.operations.flatMap((operation) => ofOperation(prefix, operation)),
  ];
}
