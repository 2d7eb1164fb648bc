/** The other formats: each is used as its documentation recommends for speed. */
import { create, fromBinary, toBinary, type DescMessage } from '@bufbuild/protobuf';
import { fileDesc, messageDesc } from '@bufbuild/protobuf/codegenv2';
import {
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FileDescriptorProtoSchema,
} from '@bufbuild/protobuf/wkt';
import { Encoder as CborEncoder } from 'cbor-x';
import { Packr } from 'msgpackr';
import protobufjs from 'protobufjs';
import {
  codec,
  plain,
  use,
  useFixed,
  type FixedLike,
  type Format,
  type QueryLike,
} from './format.ts';
import type { FixedMessage, MixedMessage, RowsMessage } from './messages.ts';
import { messageIn, PROTO, type ProtoName } from './protobuf.ts';

type Halves = { readonly low: number; readonly high: number };
type FixedHalves = Omit<FixedMessage, 'deadline'> & { readonly deadline: Halves };

/** The format of protobufjs, with the code that it generates for each type. */
export function protobufjsFormat(): Format {
  const root = new protobufjs.Root();
  for (const [name, fields] of Object.entries(PROTO)) {
    const messageType = new protobufjs.Type(name);
    Object.entries(fields).forEach(([field, of], i) => {
      const rule = typeof of === 'object' && 'many' in of ? 'repeated' : 'optional';
      messageType.add(new protobufjs.Field(field, i + 1, messageIn(of) ?? (of as string), rule));
    });
    root.add(messageType);
  }
  const coder = <D>(
    name: ProtoName,
  ): readonly [encode: (message: object) => Uint8Array, decode: (frame: Uint8Array) => D] => {
    const type = root.lookupType(name).setup();
    return [
      (message) => type.encode(message).finish(),
      (frame) => type.decode(frame) as unknown as D,
    ];
  };
  const long = (n: bigint): Halves & { unsigned: boolean } => ({
    low: Number(n & 0xffff_ffffn) | 0,
    high: Number(n >> 32n) | 0,
    unsigned: true,
  });
  const [encodeFixed, decodeFixed] = coder<FixedHalves>('Fixed');
  const whole = ({ low, high }: Halves): bigint => (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
  return {
    fixed: codec(
      (m) => encodeFixed({ ...m, deadline: long(m.deadline) }),
      decodeFixed,
      ({ nonce, qos, deadline }) => useFixed(nonce, qos, deadline.low),
      ({ nonce, qos, deadline }) => ({ nonce, qos, deadline: whole(deadline) }),
    ),
    mixed: codec(...coder<MixedMessage>('Mixed'), use.mixed, plain.mixed),
    rows: codec(...coder<RowsMessage>('Rows'), use.rows, plain.rows),
    query: codec(...coder<QueryLike>('Query'), use.query, plain.query),
  };
}

const NAMES = Object.keys(PROTO) as readonly ProtoName[];

function descriptors(): (name: ProtoName) => DescMessage {
  const types = {
    uint32: FieldDescriptorProto_Type.UINT32,
    uint64: FieldDescriptorProto_Type.UINT64,
    string: FieldDescriptorProto_Type.STRING,
    bytes: FieldDescriptorProto_Type.BYTES,
  };
  const file = create(FileDescriptorProtoSchema, {
    name: 'bench.proto',
    syntax: 'proto3',
    messageType: NAMES.map((name) => ({
      name,
      field: Object.entries(PROTO[name]).map(([field, of], i) => ({
        name: field,
        jsonName: field,
        number: i + 1,
        label:
          typeof of === 'object' && 'many' in of
            ? FieldDescriptorProto_Label.REPEATED
            : FieldDescriptorProto_Label.OPTIONAL,
        ...(typeof of === 'string'
          ? { type: types[of] }
          : { type: FieldDescriptorProto_Type.MESSAGE, typeName: `.${messageIn(of)}` }),
      })),
    })),
  });
  const bytes = toBinary(FileDescriptorProtoSchema, file);
  const described = fileDesc(Buffer.from(bytes).toString('base64'));
  return (name) => messageDesc(described, NAMES.indexOf(name));
}

/** The format of protobuf-es. */
export function protobufEsFormat(): Format {
  const descriptorOf = descriptors();
  const coder = <D>(
    name: ProtoName,
  ): readonly [encode: (message: object) => Uint8Array, decode: (frame: Uint8Array) => D] => {
    const type = descriptorOf(name);
    return [
      (message) => toBinary(type, create(type, message as never)),
      (frame) => fromBinary(type, frame) as unknown as D,
    ];
  };
  return {
    fixed: codec(...coder<FixedMessage>('Fixed'), use.fixed, ({ nonce, qos, deadline }) => ({
      nonce,
      qos,
      deadline,
    })),
    mixed: codec(...coder<MixedMessage>('Mixed'), use.mixed, plain.mixed),
    rows: codec(...coder<RowsMessage>('Rows'), use.rows, plain.rows),
    query: codec(...coder<QueryLike>('Query'), use.query, plain.query),
  };
}

type Coder = {
  readonly encode: (value: unknown) => Uint8Array;
  readonly decode: (frame: Uint8Array) => unknown;
};

/** Creates a format without a schema, whose coder learns the structure of one kind of message. */
function schemalessFormat(coder: () => Coder): Format {
  const one = <D>(): readonly [
    encode: (message: object) => Uint8Array,
    decode: (frame: Uint8Array) => D,
  ] => {
    const own = coder();
    return [(message) => own.encode(message), (frame) => own.decode(frame) as D];
  };
  return {
    fixed: codec(...one<FixedLike>(), use.fixed, ({ nonce, qos, deadline }) => ({
      nonce,
      qos,
      deadline: BigInt(deadline),
    })),
    mixed: codec(...one<MixedMessage>(), use.mixed, plain.mixed),
    rows: codec(...one<RowsMessage>(), use.rows, plain.rows),
    query: codec(...one<QueryLike>(), use.query, plain.query),
  };
}

/** The format of msgpackr with records: the names of fields are sent once. */
export function msgpackrFormat(): Format {
  return schemalessFormat(() => new Packr({ structures: [], useRecords: true }));
}

/** The format of cbor-x, with records. */
export function cborFormat(): Format {
  return schemalessFormat(() => new CborEncoder({ structures: [], useRecords: true }));
}

/** JSON as UTF-8 text, with the 64-bit number and the bytes as strings. */
export function jsonFormat(): Format {
  const [utf8, text] = [new TextEncoder(), new TextDecoder()];
  const write = (value: unknown): Uint8Array => utf8.encode(JSON.stringify(value));
  const read = (frame: Uint8Array): unknown => JSON.parse(text.decode(frame));
  type Text<M, K extends keyof M> = Omit<M, K> & Readonly<Record<K, string>>;
  return {
    fixed: codec(
      (m) => write({ ...m, deadline: String(m.deadline) }),
      (frame): FixedMessage => {
        const m = read(frame) as Text<FixedMessage, 'deadline'>;
        return { nonce: m.nonce, qos: m.qos, deadline: BigInt(m.deadline) };
      },
      use.fixed,
      (m) => m,
    ),
    mixed: codec(
      (m) => write({ ...m, value: Buffer.from(m.value).toString('base64') }),
      (frame): MixedMessage => {
        const m = read(frame) as Text<MixedMessage, 'value'>;
        return { nonce: m.nonce, key: m.key, value: Buffer.from(m.value, 'base64') };
      },
      use.mixed,
      plain.mixed,
    ),
    rows: codec(write, (frame) => read(frame) as RowsMessage, use.rows, plain.rows),
    query: codec(write, (frame) => read(frame) as QueryLike, use.query, plain.query),
  };
}
