/** The peers: each as its own documentation says it should be used for speed. */
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
import type { Format } from './format.ts';
import { useFixed, useMixed } from './format.ts';

const FIELDS = {
  Fixed: { nonce: 'uint32', qos: 'uint32', deadline: 'uint64' },
  Mixed: { nonce: 'uint32', key: 'string', value: 'bytes' },
} as const;

type FixedLike = { nonce: number; qos: number; deadline: { low: number; high: number } };
type MixedLike = { nonce: number; key: string; value: Uint8Array };

/** protobufjs with the code that it generates for each type. */
export function protobufjsFormat(): Format {
  const root = new protobufjs.Root();
  const type = (name: 'Fixed' | 'Mixed'): protobufjs.Type => {
    const made = new protobufjs.Type(name);
    Object.entries(FIELDS[name]).forEach(([field, of], i) => {
      made.add(new protobufjs.Field(field, i + 1, of));
    });
    root.add(made);
    return made.setup();
  };
  const [fixed, mixed] = [type('Fixed'), type('Mixed')];
  const long = (n: bigint): { low: number; high: number; unsigned: boolean } => ({
    low: Number(n & 0xffff_ffffn) | 0,
    high: Number(n >> 32n) | 0,
    unsigned: true,
  });
  return {
    name: 'protobufjs',
    encodeFixed: (m) => fixed.encode({ ...m, deadline: long(m.deadline) }).finish(),
    decodeFixed: (frame) => {
      const m = fixed.decode(frame) as unknown as FixedLike;
      return useFixed(m.nonce, m.qos, m.deadline.low);
    },
    encodeMixed: (m) => mixed.encode(m).finish(),
    decodeMixed: (frame) => {
      const m = mixed.decode(frame) as unknown as MixedLike;
      return useMixed(m.nonce, m.key, m.value);
    },
  };
}

function descriptors(): readonly [fixed: DescMessage, mixed: DescMessage] {
  const types = {
    uint32: FieldDescriptorProto_Type.UINT32,
    uint64: FieldDescriptorProto_Type.UINT64,
    string: FieldDescriptorProto_Type.STRING,
    bytes: FieldDescriptorProto_Type.BYTES,
  };
  const file = create(FileDescriptorProtoSchema, {
    name: 'bench.proto',
    syntax: 'proto3',
    messageType: Object.entries(FIELDS).map(([name, fields]) => ({
      name,
      field: Object.entries(fields).map(([field, of], i) => ({
        name: field,
        jsonName: field,
        number: i + 1,
        type: types[of],
        label: FieldDescriptorProto_Label.OPTIONAL,
      })),
    })),
  });
  const bytes = toBinary(FileDescriptorProtoSchema, file);
  const described = fileDesc(Buffer.from(bytes).toString('base64'));
  return [messageDesc(described, 0), messageDesc(described, 1)];
}

/** protobuf-es. */
export function protobufEsFormat(): Format {
  const [fixed, mixed] = descriptors();
  return {
    name: 'protobuf-es',
    encodeFixed: (m) => toBinary(fixed, create(fixed, m as never)),
    decodeFixed: (frame) => {
      const m = fromBinary(fixed, frame) as unknown as {
        nonce: number;
        qos: number;
        deadline: bigint;
      };
      return useFixed(m.nonce, m.qos, m.deadline);
    },
    encodeMixed: (m) => toBinary(mixed, create(mixed, m as never)),
    decodeMixed: (frame) => {
      const m = fromBinary(mixed, frame) as unknown as MixedLike;
      return useMixed(m.nonce, m.key, m.value);
    },
  };
}

type Coder = {
  readonly encode: (value: unknown) => Uint8Array;
  readonly decode: (frame: Uint8Array) => unknown;
};

function coded(name: string, fixed: Coder, mixed: Coder): Format {
  return {
    name,
    encodeFixed: (m) => fixed.encode(m),
    decodeFixed: (frame) => {
      const m = fixed.decode(frame) as { nonce: number; qos: number; deadline: bigint | number };
      return useFixed(m.nonce, m.qos, m.deadline);
    },
    encodeMixed: (m) => mixed.encode(m),
    decodeMixed: (frame) => {
      const m = mixed.decode(frame) as MixedLike;
      return useMixed(m.nonce, m.key, m.value);
    },
  };
}

/** msgpackr with records: the names of fields are not sent again. */
export function msgpackrFormat(): Format {
  const coder = (): Coder => new Packr({ structures: [], useRecords: true });
  return coded('msgpackr', coder(), coder());
}

/** cbor-x with records. */
export function cborFormat(): Format {
  const coder = (): Coder => new CborEncoder({ structures: [], useRecords: true });
  return coded('cbor-x', coder(), coder());
}

/** JSON as text, with the 64-bit number and the bytes as strings. */
export function jsonFormat(): Format {
  const [utf8, text] = [new TextEncoder(), new TextDecoder()];
  const read = (frame: Uint8Array): Record<string, unknown> =>
    JSON.parse(text.decode(frame)) as Record<string, unknown>;
  return {
    name: 'JSON',
    encodeFixed: (m) => utf8.encode(JSON.stringify({ ...m, deadline: String(m.deadline) })),
    decodeFixed: (frame) => {
      const m = read(frame);
      return useFixed(Number(m['nonce']), Number(m['qos']), BigInt(m['deadline'] as string));
    },
    encodeMixed: (m) =>
      utf8.encode(JSON.stringify({ ...m, value: Buffer.from(m.value).toString('base64') })),
    decodeMixed: (frame) => {
      const m = read(frame);
      const value = Buffer.from(m['value'] as string, 'base64');
      return useMixed(Number(m['nonce']), m['key'] as string, value);
    },
  };
}
