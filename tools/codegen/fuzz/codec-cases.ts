/** Values and bytes that generated codecs must agree with, from the model and the reference encoder. */
import { pascal } from '../src/emit/names.ts';
import { typesOf } from '../src/emit/per-package.ts';
import { constructorName } from '../src/emit/type-names.ts';
import { isVersioned } from '../src/emit/service/around.ts';
import { hasValue } from '../src/emit/service/field.ts';
import { carriedRecord } from '../src/emit/testing/vectors.ts';
import type { FrameDef, IntegerDef, Model, ServiceDef, VersionDef } from '../src/model/types.ts';
import { referenceFrame, referenceStruct } from '../src/reference/encode.ts';
import { referenceSamples } from '../src/reference/values.ts';
import { sourcePath } from '../src/workspace/config.ts';
import { WORKSPACE } from './outcome.ts';

/** A value and its bytes. */
export type CodecSample = {
  readonly value: unknown;
  readonly hex: string;
  /** A nonce, or the version with its nonce. */
  readonly correlation?: unknown;
};

/** A pair of functions of a generated package, and what they must do. */
export type CodecCase = {
  /** The index of the package, by its path in the workspace. */
  readonly module: string;
  readonly id: string;
  readonly kind: 'struct' | 'request' | 'reply' | 'event';
  readonly encode: string;
  readonly decode: string;
  /** Of a request: where its nonce is, whose bytes are no part of the value. */
  readonly nonce: { readonly place: 'header' | 'end'; readonly size: number } | undefined;
  /** Another version has the same number: a frame that differs may be one of it. */
  readonly twin: boolean;
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
  readonly rejected: readonly (number | bigint)[];
};

const suffixes = { request: '', reply: 'Reply', event: 'Event' } as const;

/** The cases of a frame: one for each version that has it. */
function frameCases(
  module: string,
  service: ServiceDef,
  id: string,
  kind: 'request' | 'reply' | 'event',
  opcode: number,
  frame: FrameDef,
  names: readonly string[],
): CodecCase[] {
  const { envelope, statuses } = service;
  const name = pascal(id.slice(id.lastIndexOf('.') + 1));
  const success = statuses.find(({ number }) => number === 0) ?? statuses[0];
  const versioned = isVersioned(envelope);
  const all = envelope.versions.filter((one) => names.includes(one.name));
  const versions = kind === 'event' ? envelope.versions.slice(-1) : all;
  return versions.map((version): CodecCase => {
    const { nonce } = version;
    const carried = nonce === undefined ? undefined : nonce.carrier === 'bigint' ? 1n : 1;
    const correlation = versioned
      ? { version: version.name, ...(carried !== undefined && { nonce: carried }) }
      : carried;
    const samples = referenceSamples(frame.fields).map(({ values }): CodecSample => {
      const own = kind === 'event' ? {} : { version: version.name };
      const header = { opcode, status: success?.number ?? 0, nonce: 1n, ...own };
      const hex = referenceFrame(service, frame, header, values);
      const value = carriedRecord(values, frame.fields);
      return { value, hex, ...(kind !== 'event' && { correlation }) };
    });
    return {
      module,
      id: versioned ? `${id} ${version.name}` : id,
      kind,
      nonce: kind === 'request' ? nonceAt(version) : undefined,
      twin: envelope.versions.some((one) => one !== version && one.number === version.number),
      encode: `encode${name}${suffixes[kind]}`,
      decode: `decode${name}${suffixes[kind]}`,
      given: frame.fields.some(hasValue),
      samples,
    };
  });
}

/** Where the nonce of a request is: its bytes are no part of the value. */
function nonceAt({ nonce, place }: VersionDef): CodecCase['nonce'] {
  return nonce && { place, size: nonce.size };
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
          nonce: undefined,
          twin: false,
          encode: `encode${name}`,
          decode: `read${name}`,
          given: true,
          samples,
        };
      }),
      ...services.flatMap((service) => [
        ...service.ops.flatMap(({ id, opcode, replyOpcode, request, reply, versions }) => [
          ...frameCases(module, service, id, 'request', opcode, request, versions),
          ...frameCases(module, service, id, 'reply', replyOpcode, reply, versions),
        ]),
        ...service.events.flatMap(({ id, wireOpcode, frame }) =>
          frameCases(module, service, id, 'event', wireOpcode, frame, []),
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
      if (!('scalar' in type)) return [];
      const wide = type.carrier === 'bigint';
      const values = around(type).filter(
        (one) => wide || (one <= 2n ** 53n && one >= -(2n ** 53n)),
      );
      const as = (list: bigint[]): (number | bigint)[] => (wide ? list : list.map(Number));
      const taken = as(values.filter((one) => isValue(type, one)));
      const rejected = as(values.filter((one) => !isValue(type, one)));
      const { id, name } = type;
      return [{ module, id, guard: `is${name}`, make: constructorName(type), taken, rejected }];
    });
  });
}
