/** Programs in C and Rust that fill each record with samples and compare its bytes with the reference. */
import { isFixed } from '../src/emit/service/frame.ts';
import type { FieldDef, FrameDef, Model, ServiceDef, StructDef } from '../src/model/types.ts';
import { referenceFrame, referenceStruct, type ReferenceRecord } from '../src/reference/encode.ts';
import { cField, cFrame, cFrameField, cHeaderFile, cTypeName } from '../src/names/c.ts';
import { stem } from '../src/names/native.ts';
import { rustField, rustFrame, rustFrameField, rustType } from '../src/names/rust.ts';
import { referenceSamples } from '../src/reference/values.ts';
import { WORKSPACE, type Outputs } from './outcome.ts';

const prefix = stem(WORKSPACE);
const cStructField = (field: string): string => cField(prefix, field);

/** A record of fixed size, its names, and how a sample of it is in bytes. */
type Record_ = {
  readonly c: string;
  readonly rust: string;
  readonly header: readonly (readonly [name: string, c: string, rust: string])[];
  readonly fields: readonly FieldDef[];
  /** How a field of it is called. */
  readonly cName: (field: string) => string;
  readonly rustName: (field: string) => string;
  readonly samples: readonly { readonly values: ReferenceRecord; readonly hex: string }[];
};

function frameRecord(
  service: ServiceDef,
  name: string,
  opcode: number,
  frame: FrameDef,
): Record_[] {
  if (!isFixed(frame)) return [];
  const { envelope } = service;
  // Bytes that all differ, so that their order is seen.
  const nonce = BigInt.asUintN(8 * envelope.nonce.size - 1, 0x0102_0304_0506_0708n);
  const values: Readonly<Record<string, string>> = {
    version: String(envelope.version),
    opcode: String(opcode),
    status: '3',
    nonce: `0x${nonce.toString(16)}`,
  };
  const header = frame.header.map(({ name: field }): [string, string, string] => {
    if (field !== 'magic') return [field, values[field] ?? '', values[field] ?? ''];
    return [field, envelope.magicBytes.join(), `[${envelope.magicBytes.join()}]`];
  });
  const samples = referenceSamples(frame.fields).map(({ values: given }) => {
    return {
      values: given,
      hex: referenceFrame(service, frame, { opcode, status: 3, nonce }, given),
    };
  });
  return [
    {
      c: cFrame(prefix, name),
      rust: rustFrame(name),
      header,
      fields: frame.fields,
      cName: (field) => cFrameField(prefix, frame, field),
      rustName: (field) => rustFrameField(frame, field),
      samples,
    },
  ];
}

/** A structure of the contracts, without samples of its own. */
function ofStruct(type: StructDef): Omit<Record_, 'samples'> {
  const { fields } = type;
  const names = { cName: cStructField, rustName: rustField };
  return { c: cTypeName(prefix, type), rust: rustType(type), header: [], fields, ...names };
}

function recordsOf(model: Model): Record_[] {
  const structs = model.types.filter((type): type is StructDef => type.kind === 'struct');
  return [
    ...structs.map((type): Record_ => {
      const samples = referenceSamples(type.fields).map(({ values }) => {
        return { values, hex: referenceStruct(type, values) };
      });
      return { ...ofStruct(type), samples };
    }),
    ...model.services.flatMap((service) => [
      ...service.ops.flatMap(({ name, opcode, replyOpcode, request, reply }) => [
        ...frameRecord(service, `${service.name}_${name}_request`, opcode, request),
        ...frameRecord(service, `${service.name}_${name}_reply`, replyOpcode, reply),
      ]),
      ...service.events.flatMap(({ name, wireOpcode, frame }) =>
        frameRecord(service, `${service.name}_${name}_event`, wireOpcode, frame),
      ),
    ]),
  ];
}

const bytesOf = (hex: string): string[] => (hex.match(/../g) ?? []).map((byte) => `0x${byte}`);

function cNumber(value: bigint): string {
  return value < 0n ? `(int32_t)INT64_C(${value})` : `UINT64_C(${value})`;
}

function cFill(
  at: string,
  nameOf: Record_['cName'],
  fields: readonly FieldDef[],
  values: ReferenceRecord,
): string[] {
  return fields.flatMap((field): string[] => {
    const { name, type } = field;
    const place = `${at}.${nameOf(name)}`;
    const value = values[name];
    if (type.kind === 'zero') return [`memset(${place}, 0, ${type.size});`];
    if (type.kind === 'constant') return [`${place} = ${cNumber(BigInt(type.value))};`];
    if (type.kind === 'struct') {
      return cFill(place, cStructField, type.type.fields, value as ReferenceRecord);
    }
    return [`${place} = ${cNumber(value as bigint)};`];
  });
}

function cSample(record: Record_, { values, hex }: Record_['samples'][number]): string {
  const header = record.header.flatMap(([name, value]) =>
    name === 'magic'
      ? value.split(',').map((one, i) => `v.magic[${i}] = ${one};`)
      : [`v.${name} = ${value};`],
  );
  const bytes = bytesOf(hex);
  // An empty array is no C: a record without bytes has nothing to compare.
  return `  { ${record.c} v; memset(&v, 0xee, sizeof v);
    ${[...header, ...cFill('v', record.cName, record.fields, values)].join(' ')}
    static const unsigned char want[] = { ${bytes.join(', ')} };
    if (sizeof v != sizeof want || memcmp(&v, want, sizeof want) != 0) return "${record.c}"; }`;
}

/** The text of a C file whose \`check_N\` gives the name of a record that has other bytes, or nothing. */
function cProgram(model: Model, seed: number): string {
  const samples = recordsOf(model).flatMap((record) =>
    record.samples.map((one) => cSample(record, one)),
  );
  return `#include <string.h>
#define ${prefix.toUpperCase()}_ECALL
#include "${cHeaderFile(prefix)}"
const char *check_${seed}(void);
const char *check_${seed}(void) {
${samples.join('\n')}
  return 0;
}
`;
}

function rustLiteral(
  { rust, header, fields, rustName }: Pick<Record_, 'rust' | 'header' | 'fields' | 'rustName'>,
  values: ReferenceRecord,
): string {
  const all = fields.map(({ name, type }): string => {
    const at = rustName(name);
    const value = values[name];
    switch (type.kind) {
      case 'zero':
        return `${at}: [0; ${type.size}]`;
      case 'constant':
        return `${at}: ${type.value}`;
      case 'struct':
        return `${at}: ${rustLiteral(ofStruct(type.type), value as ReferenceRecord)}`;
      case 'named':
        return `${at}: abi::${rustType(type.type)}(${(value as bigint).toString()})`;
      default:
        return `${at}: ${(value as bigint).toString()}`;
    }
  });
  const head = header.map(([name, , value]) => `${name}: ${value}`);
  return `abi::${rust} { ${[...head, ...all].join(', ')} }`;
}

/** A Rust module beside \`abi\` whose \`check\` does the same. */
function rustProgram(model: Model): string {
  const samples = recordsOf(model).flatMap((record) =>
    record.samples.map(({ values, hex }) => {
      const made = rustLiteral(record, values);
      const bytes = bytesOf(hex);
      return `    { let v = ${made}; let want: [u8; ${bytes.length}] = [${bytes.join(', ')}];
      if bytes(&v) != &want[..] { return Some("${record.rust}"); } }`;
    }),
  );
  return `pub fn check() -> Option<&'static str> {\n${samples.join('\n')}\n    None\n}\n`;
}

/** Inner attributes and comments: as a module of a larger crate it has none of a root. */
const INNER = /^#!\[no_std\]$|^\/\/!.*$/gm;

/** What the compilers of C and Rust take of a draw: header and crate, and programs that compare. */
export function nativeFiles(model: Model, outputs: Outputs, seed: number): [string, string][] {
  const own = [...outputs].flatMap(([path, text]): [string, string][] => {
    if (path.endsWith('.h')) return [[path, text]];
    return path.endsWith('.rs') ? [['abi.rs', text.replace(INNER, '')]] : [];
  });
  return [...own, ['check.c', cProgram(model, seed)], ['check.rs', rustProgram(model)]];
}
