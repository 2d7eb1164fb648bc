/** Values and bytes that generated codecs must agree with, from the model and the reference encoder. */
import { pascal } from '../src/emit/names.ts';
import { typesOf } from '../src/emit/per-package.ts';
import { constructorName } from '../src/emit/type-names.ts';
import type { FieldDef, FrameDef, IntegerDef, Model, ServiceDef } from '../src/model/types.ts';
import {
  referenceFrame,
  referenceStruct,
  type ReferenceRecord,
  type ReferenceValue,
} from '../src/reference/encode.ts';
import { referenceSamples } from '../src/reference/values.ts';
import { sourcePath } from '../src/workspace/config.ts';
import { WORKSPACE } from './outcome.ts';

/** A value and its bytes. */
export type CodecSample = {
  readonly value: unknown;
  readonly hex: string;
  readonly nonce?: number | bigint;
};

/** A pair of functions of a generated package, and what they must do. */
export type CodecCase = {
  /** The index of the package, by its path in the workspace. */
  readonly module: string;
  readonly id: string;
  readonly kind: 'struct' | 'request' | 'reply' | 'event';
  readonly encode: string;
  readonly decode: string;
  /** Bytes of the header: those of a request hold its nonce, which is no part of the value. */
  readonly header: number;
  /** There is a value to give. */
  readonly given: boolean;
  readonly samples: readonly CodecSample[];
};

/** A named integer: its guard and constructor, and what they must take and reject. */
export type GuardCase = {
  readonly module: string;
  readonly id: string;
  readonly guard: string;
  readonly make: string;
  readonly taken: readonly (number | bigint)[];
  readonly refused: readonly (number | bigint)[];
};

const hasValue = ({ type }: FieldDef): boolean => type.kind !== 'zero' && type.kind !== 'constant';

function carried(value: ReferenceValue | undefined, { type }: FieldDef): unknown {
  if (type.kind === 'struct') return carriedRecord(value as ReferenceRecord, type.type.fields);
  if (typeof value === 'bigint') {
    const { carrier } =
      type.kind === 'named'
        ? type.type
        : type.kind === 'scalar'
          ? type.scalar
          : { carrier: 'number' };
    return carrier === 'bigint' ? value : Number(value);
  }
  return Array.isArray(value) ? Uint8Array.from(value as number[]) : value;
}

/** A record of the reference as generated code takes it. */
function carriedRecord(values: ReferenceRecord, fields: readonly FieldDef[]): object {
  return Object.fromEntries(
    fields.filter(hasValue).map((one) => [one.name, carried(values[one.name], one)]),
  );
}

function frameCase(
  module: string,
  service: ServiceDef,
  id: string,
  kind: 'request' | 'reply' | 'event',
  opcode: number,
  frame: FrameDef,
): CodecCase {
  const name = pascal(id.slice(id.lastIndexOf('.') + 1));
  const suffix = { request: '', reply: 'Reply', event: 'Event' }[kind];
  const success = service.statuses.find(({ number }) => number === 0) ?? service.statuses[0];
  const samples = referenceSamples(frame.fields).map(({ values }): CodecSample => {
    const nonce = kind === 'event' ? undefined : 1n;
    const header = { opcode, status: success?.number ?? 0, nonce: 1n };
    const hex = referenceFrame(service, frame, header, values);
    const wide = service.envelope.nonce.carrier === 'bigint';
    const value = carriedRecord(values, frame.fields);
    return { value, hex, ...(nonce !== undefined && { nonce: wide ? nonce : 1 }) };
  });
  const given = frame.fields.some(hasValue);
  const header = kind === 'request' ? frame.headerSize : 4;
  return {
    module,
    id,
    kind,
    header,
    encode: `encode${name}${suffix}`,
    decode: `decode${name}${suffix}`,
    given,
    samples,
  };
}

/** Structures and frames of all packages. */
export function codecCases(model: Model): CodecCase[] {
  return model.packages.flatMap(({ feeds }) => {
    const module = sourcePath(WORKSPACE, feeds, 'index.ts');
    const structs = typesOf(model, feeds).filter((type) => type.kind === 'struct');
    const services = model.services.filter((service) => service.feeds === feeds);
    return [
      ...structs.map((type): CodecCase => {
        const samples = referenceSamples(type.fields).map(({ values }) => {
          return { value: carriedRecord(values, type.fields), hex: referenceStruct(type, values) };
        });
        const { id, name } = type;
        return {
          module,
          id,
          kind: 'struct',
          header: 0,
          encode: `encode${name}`,
          decode: `read${name}`,
          given: true,
          samples,
        };
      }),
      ...services.flatMap((service) => [
        ...service.ops.flatMap(({ id, opcode, replyOpcode, request, reply }) => [
          frameCase(module, service, id, 'request', opcode, request),
          frameCase(module, service, id, 'reply', replyOpcode, reply),
        ]),
        ...service.events.map(({ id, wireOpcode, frame }) =>
          frameCase(module, service, id, 'event', wireOpcode, frame),
        ),
      ]),
    ];
  });
}

const literal = (text: string): bigint => BigInt(text.replace(/n$/, ''));

/** Whether a number is a value of a named integer: said once more, of nothing but its declaration. */
function isValue(type: IntegerDef, value: bigint): boolean {
  const { min, max } = type.scalar;
  if (value < literal(min) || value > literal(max)) return false;
  if (type.kind === 'enumeration') {
    return !type.closed || type.members.some((member) => BigInt(member.value) === value);
  }
  if (type.kind === 'flags') {
    const named = type.bits.reduce((sum, bit) => sum | BigInt(bit.value), 0n);
    return type.open || (value & ~named) === 0n;
  }
  if (type.min !== undefined && value < BigInt(type.min)) return false;
  if (type.below !== undefined && value >= BigInt(type.below)) return false;
  return type.align === undefined || value % BigInt(type.align) === 0n;
}

/** Numbers at and around every edge of a type. */
function around(type: IntegerDef): bigint[] {
  const bits = Array.from({ length: 64 }, (_, i) => 1n << BigInt(i));
  const own: bigint[] = [];
  if (type.kind === 'newtype') {
    for (const edge of [type.min, type.below, type.align])
      if (edge !== undefined) own.push(BigInt(edge));
  } else {
    for (const { value } of type.kind === 'flags' ? type.bits : type.members)
      own.push(BigInt(value));
    own.push(own.reduce((sum, one) => sum | one, 0n));
  }
  const edges = [...own, ...bits, literal(type.scalar.min), literal(type.scalar.max), 0n];
  return [...new Set(edges.flatMap((edge) => [edge - 1n, edge, edge + 1n]))];
}

/** Named integers of all packages. */
export function guardCases(model: Model): GuardCase[] {
  return model.packages.flatMap(({ feeds }) => {
    const module = sourcePath(WORKSPACE, feeds, 'index.ts');
    return typesOf(model, feeds).flatMap((type): GuardCase[] => {
      if (type.kind === 'struct') return [];
      const wide = type.carrier === 'bigint';
      const values = around(type).filter(
        (one) => wide || (one <= 2n ** 53n && one >= -(2n ** 53n)),
      );
      const as = (list: bigint[]): (number | bigint)[] => (wide ? list : list.map(Number));
      const taken = as(values.filter((one) => isValue(type, one)));
      const refused = as(values.filter((one) => !isValue(type, one)));
      const { id, name } = type;
      return [{ module, id, guard: `is${name}`, make: constructorName(type), taken, refused }];
    });
  });
}
