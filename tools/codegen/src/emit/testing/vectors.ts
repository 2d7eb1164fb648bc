/** `testing/vectors.ts`: structures and frames as bytes, by the reference encoder. */
import type { FieldDef, ServiceDef, StructDef } from '../../model/types.ts';
import { code, importedType, property, quote, type Code } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import {
  referenceFrame,
  referenceStruct,
  type ReferenceHeader,
  type ReferenceRecord,
  type ReferenceValue,
} from '../../reference/encode.ts';
import { referenceSamples } from '../../reference/values.ts';
import { badInStruct, hexOf } from './bytes.ts';
import { typesOf } from '../per-package.ts';
import { structFunction } from '../type-names.ts';
import { framesOf, type NamedFrame } from './frames.ts';
import { inSource, testingFile, type TestingHome } from './home.ts';

function carrierOf(field: FieldDef | undefined): 'number' | 'bigint' {
  const type = field?.type;
  if (type?.kind === 'scalar') return type.scalar.carrier;
  return type?.kind === 'named' ? type.type.carrier : 'number';
}

function literalValue(value: ReferenceValue, field: FieldDef | undefined): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'bigint') {
    const wide = carrierOf(field) === 'bigint';
    const text = value > 0xffffn ? `0x${value.toString(16)}` : String(value);
    return wide ? `${text}n` : text;
  }
  if (Array.isArray(value)) return `Uint8Array.of(${value.join(', ')})`;
  const inner = field?.type.kind === 'struct' ? field.type.type.fields : [];
  return literalRecord(value as ReferenceRecord, inner);
}

/** A record as a literal. */
export function literalRecord(values: ReferenceRecord, fields: readonly FieldDef[]): string {
  const entries = Object.entries(values).map(([name, value]) => {
    const field = fields.find((one) => one.name === name);
    return `${property(name)}: ${literalValue(value, field)}`;
  });
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function printVector(file: CodeFile, what: string, value: string, hex: string, also = ''): void {
  file.print(`{ what: ${quote(what)}, ${also}value: ${value}, hex: '${hex}' },`);
}

function printStruct(file: CodeFile, home: TestingHome, type: StructDef): void {
  const encode = structFunction(home, 'encode', type);
  const read = structFunction(home, 'read', type);
  const write = structFunction(home, 'write', type);
  const name = importedType(type.name, encode.from);
  const call = code`encode: (value) => ${encode}(value as ${name}), write: (bytes, at, value) => ${write}(bytes, at, value as ${name}), read: ${read},`;
  file.print(code`{ id: ${quote(type.id)}, size: ${type.size}, ${call} vectors: [`);
  for (const { what, values } of referenceSamples(type.fields)) {
    const hex = referenceStruct(type, values);
    printVector(file, what, literalRecord(values, type.fields), hex);
  }
  file.print('], refused: [');
  for (const { what, bytes } of badInStruct(type)) {
    file.print(`{ what: ${quote(what)}, hex: '${hexOf(bytes)}' },`);
  }
  file.print(']},');
}

function headerOf({ kind, opcode }: NamedFrame, nonce: bigint): ReferenceHeader {
  return kind === 'event' ? { opcode } : { opcode, status: 0, nonce };
}

function printFrame(file: CodeFile, service: ServiceDef, one: NamedFrame): void {
  file.print(`{ id: ${quote(one.id)}, codec: ${quote(one.codec)}, vectors: [`);
  referenceSamples(one.frame.fields).forEach(({ what, values }, i) => {
    const nonce = i === 0 ? 0n : BigInt.asUintN(8 * service.envelope.nonce.size - 1, 0x0102_0304n);
    const hex = referenceFrame(service, one.frame, headerOf(one, nonce), values);
    const value = literalRecord(values, one.frame.fields);
    printVector(file, what, value, hex, `nonce: ${nonce}n, `);
  });
  file.print(']},');
}

const STRUCT_SHAPE = `
/** A structure's codec, and values of it with their bytes in hexadecimal. */
export type StructVectors = {
  /** The id of the structure. */
  readonly id: string;
  readonly size: number;
  readonly encode: (value: unknown) => Uint8Array;
  readonly write: (bytes: Uint8Array, at: number, value: unknown) => void;
  readonly read: (bytes: Uint8Array, at: number) => unknown;
  readonly vectors: readonly { readonly what: string; readonly value: unknown; readonly hex: string }[];
  /** Bytes that are none of its values. */
  readonly refused: readonly { readonly what: string; readonly hex: string }[];
};
`;

const FRAME_SHAPE = `
/** Values of a frame with their bytes in hexadecimal. */
export type FrameVectors = {
  /** The id of the operation or event. */
  readonly id: string;
  /** Its codec in \`FRAME_CODECS\`. */
  readonly codec: string;
  readonly vectors: readonly {
    readonly what: string;
    readonly nonce: bigint;
    readonly value: unknown;
    readonly hex: string;
  }[];
};
`;

function shape(home: TestingHome, file: string, name: string, text: string): [CodeFile, Code] {
  const made = testingFile(home, file);
  for (const line of text.trim().split('\n')) made.print(line);
  return [made, importedType(name, inSource(home, `testing/${file}`))];
}

/** The files of a package's vectors; none if it has neither structures nor frames. */
export function vectorFiles(home: TestingHome): CodeFile[] {
  const { model, feeds } = home;
  const files: CodeFile[] = [];
  const structs = typesOf(model, feeds).filter((type) => type.kind === 'struct');
  if (structs.length > 0) {
    const [made, type] = shape(home, 'struct-shape.ts', 'StructVectors', STRUCT_SHAPE);
    const file = testingFile(home, 'struct-vectors.ts');
    file.doc('Golden vectors of structures.');
    file.print(code`export const STRUCT_VECTORS: readonly ${type}[] = [`);
    for (const struct of structs) printStruct(file, home, struct);
    file.print('];');
    files.push(made, file);
  }
  const services = model.services.filter((one) => one.feeds === feeds);
  if (services.length > 0) {
    const [made, type] = shape(home, 'frame-shape.ts', 'FrameVectors', FRAME_SHAPE);
    const file = testingFile(home, 'frame-vectors.ts');
    file.doc('Golden vectors of frames.');
    file.print(code`export const FRAME_VECTORS: readonly ${type}[] = [`);
    for (const service of services) {
      for (const one of framesOf(service)) printFrame(file, service, one);
    }
    file.print('];');
    files.push(made, file);
  }
  return files;
}
