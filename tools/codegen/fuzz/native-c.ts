/** The program in C that holds the codecs of a draw against the reference. */
import { valuesIn } from '../src/emit/native/reach.ts';
import type { FieldDef, FieldType, Model, StructDef } from '../src/model/types.ts';
import {
  cCodec,
  cField,
  cFrame,
  cHas,
  cHeaderFile,
  cMacro,
  cReject,
  cTypeMacro,
  cTypeName,
  cVariant,
} from '../src/names/c.ts';
import { stem, type NamedFrame } from '../src/names/native.ts';
import {
  referenceStruct,
  type ReferenceRecord,
  type ReferenceValue,
} from '../src/reference/encode.ts';
import { referenceSamples } from '../src/reference/values.ts';
import { bytesOf, elementsHex, frameCases, hasValues, type FrameCase } from './native-frames.ts';
import { WORKSPACE } from './outcome.ts';

const prefix = stem(WORKSPACE);
const p = `${prefix}_wire`;

function number(value: ReferenceValue | undefined): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  const plain = value as bigint;
  if (plain === -(1n << 63n)) return 'INT64_MIN';
  return plain < 0n ? `INT64_C(${plain})` : `UINT64_C(${plain})`;
}

/** An array of bytes; C has none without elements. */
const array = (name: string, hex: string): string =>
  `static const uint8_t ${name}[] = { ${hex === '' ? '0' : bytesOf(hex).join(', ')} };`;

const utf8 = (value: ReferenceValue | undefined): string =>
  Buffer.from(typeof value === 'string' ? value : (value as readonly number[])).toString('hex');

/** Statements that fill the values of a frame. */
class Filling {
  readonly lines: string[] = [];
  #arrays = 0;

  /** A constant array with these bytes: its name, and how many they are. */
  bytes(hex: string): [name: string, size: number] {
    const name = `b${this.#arrays++}`;
    this.lines.push(array(name, hex));
    return [name, hex.length / 2];
  }

  fields(at: string, fields: readonly FieldDef[], values: ReferenceRecord, packed: boolean): void {
    for (const { name, type } of fields) {
      const to = `${at}${cField(prefix, name)}`;
      const value = values[name];
      if (type.kind === 'tail') {
        const has = `${at}${cHas(prefix, valuesIn(fields), name)}`;
        this.lines.push(`${has} = ${value === undefined ? 'false' : 'true'};`);
        if (value !== undefined) this.one(to, type, value);
      } else if (type.kind === 'zero') {
        if (packed) this.lines.push(`memset(${to}, 0, ${type.size});`);
      } else if (type.kind === 'constant') {
        if (packed) this.lines.push(`${to} = ${number(BigInt(type.value))};`);
      } else if (type.kind !== 'length') this.one(to, type, value);
    }
  }

  one(to: string, type: FieldType, value: ReferenceValue | undefined): void {
    switch (type.kind) {
      case 'text':
      case 'bytes': {
        const [name, size] = this.bytes(utf8(value));
        this.lines.push(`${to}.at = ${name}; ${to}.size = ${size};`);
        return;
      }
      case 'octets': {
        const [name, size] = this.bytes(utf8(value));
        this.lines.push(`memcpy(${to}, ${name}, ${size});`);
        return;
      }
      case 'list': {
        const [name, size] = this.bytes(elementsHex(type, value ?? []));
        const { length } = value as readonly ReferenceValue[];
        this.lines.push(`${to}.at = ${name}; ${to}.size = ${size}; ${to}.count = ${length};`);
        return;
      }
      case 'struct':
        this.fields(`${to}.`, type.type.fields, value as ReferenceRecord, true);
        return;
      case 'tail':
      case 'composite':
        this.composite(to, type.type, value as ReferenceRecord);
        return;
      default: {
        const [cast] = type.kind === 'named' ? [cTypeName(prefix, type.type)] : [''];
        this.lines.push(`${to} = ${cast === '' ? '' : `(${cast})`}${number(value)};`);
      }
    }
  }

  composite(
    to: string,
    type: Extract<FieldType, { kind: 'composite' | 'tail' }>['type'],
    value: ReferenceRecord,
  ): void {
    if (type.kind === 'struct') this.fields(`${to}.`, type.fields, value, true);
    else if (type.kind === 'record') {
      if (valuesIn(type.fields).length === 0) this.lines.push(`${to}.nothing = 0;`);
      this.fields(`${to}.`, type.fields, value, false);
    } else {
      const form = type.variants.find(({ name }) => name === value['kind']);
      if (form === undefined) throw new Error(`${type.name} has no form of this kind`);
      this.lines.push(`${to}.kind = ${cTypeMacro(prefix, type, form.name)};`);
      this.fields(`${to}.as.${cVariant(prefix, form)}.`, form.fields, value, false);
    }
  }
}

const correlationOf = ({ version, nonce }: FrameCase): string =>
  `{ ${version}, UINT64_C(${nonce}) }`;

/** The function that decodes a frame and encodes what it decoded. */
function again(frame: NamedFrame, k: number): string {
  const value = hasValues(frame) ? '&value, ' : '';
  const [decode, encode] = ['decode', 'encode'].map((what) => cCodec(prefix, what, frame.name));
  const [seen, given] =
    frame.side === 'event'
      ? ['', '']
      : frame.side === 'request'
        ? [', &correlation', ', correlation']
        : [', correlation', ', correlation'];
  const args = (first: string, last: string): string =>
    `${first}, ${value}${last}`.replace(/, ?, /, ', ').replace(/, $/, '');
  return `static int32_t again_${k}(const uint8_t *frame, size_t size, struct ${p}_correlation correlation, uint8_t *out, size_t room, size_t *length) {
  ${hasValues(frame) ? `${cFrame(prefix, frame.name)} value;` : ''}
  (void)correlation;
  const int32_t result = ${decode ?? ''}(${args('frame, size', seen?.slice(2) ?? '')});
  *length = result == 0 ? ${encode ?? ''}(${args('out, room', given?.slice(2) ?? '')}) : 0;
  return result;
}`;
}

function sample(one: FrameCase, k: number): string {
  const { frame, values, status, hex } = one;
  const title = `${frame.name}: ${hex.slice(0, 80)}`;
  const lines: string[] = [];
  const answer = frame.side === 'request' ? cCodec(prefix, 'answer', one.service) : '0';
  const given = frame.side === 'event' ? '' : ', correlation';
  if (values !== undefined) {
    const filling = new Filling();
    filling.fields('value.', frame.frame.fields, values, false);
    if (hasValues(frame))
      lines.push(`${cFrame(prefix, frame.name)} value; memset(&value, 0xee, sizeof value);`);
    lines.push(...filling.lines);
    const value = hasValues(frame) ? ', &value' : '';
    lines.push(`size = ${cCodec(prefix, 'encode', frame.name)}(got, sizeof got${value}${given});`);
  } else if (frame.side === 'reply') {
    lines.push(`size = ${cReject(prefix, frame.op)}(got, sizeof got, ${status ?? 0}${given});`);
  }
  return `  { size_t size = 0; uint8_t got[${cMacro(prefix, frame.name, 'max_size')} + 1];
    const struct ${p}_correlation correlation = ${correlationOf(one)}; (void)correlation;
    ${array('want', hex)}
    ${lines.join('\n    ')}
    if (size != sizeof want || memcmp(got, want, size) != 0) return "${title}: has other bytes";
    if (!hold(${answer}, again_${k}, want, sizeof want, correlation, ${status ?? 0})) return "${title}: is decoded otherwise"; }`;
}

/** A structure of the contracts that is in memory, packed. */
function packedSample(type: StructDef, values: ReferenceRecord): string {
  const filling = new Filling();
  filling.fields('value.', type.fields, values, true);
  return `  { ${cTypeName(prefix, type)} value; memset(&value, 0xee, sizeof value);
    ${array('want', referenceStruct(type, values))}
    ${filling.lines.join('\n    ')}
    if (sizeof value != sizeof want || memcmp(&value, want, sizeof want) != 0) return "${cTypeName(prefix, type)} has other bytes"; }`;
}

const TESTING = `
typedef int32_t again_t(const uint8_t *, size_t, struct P_correlation, uint8_t *, size_t, size_t *);
/* Bytes where the end of the memory is the end of the frame. */
typedef size_t answer_t(const uint8_t *, size_t, uint8_t *, size_t);
static void note(uint64_t value) { verdicts = (verdicts ^ value) * UINT64_C(0x100000001b3); }
static int32_t judge(answer_t *answer, again_t *again, const uint8_t *frame, size_t size, struct P_correlation correlation) {
  uint8_t *exact = malloc(size == 0 ? 1 : size), *out = malloc(size == 0 ? 1 : size);
  size_t length = 0;
  if (size > 0) memcpy(exact, frame, size);
  int32_t result = again(exact, size, correlation, out, size, &length);
  if (result == 0 && (length != size || memcmp(exact, out, size) != 0)) result = -2;
  note((uint32_t)result);
  if (result == -1 && answer != 0) {
    uint8_t reply[1024];
    length = answer(exact, size, reply, sizeof reply);
    note(length);
    for (size_t i = 0; i < length; i++) note(reply[i]);
  }
  free(exact);
  free(out);
  return result;
}
static bool hold(answer_t *answer, again_t *again, const uint8_t *want, size_t size, struct P_correlation correlation, int32_t result) {
  static const uint8_t others[] = { 1, 2, 4, 0x80, 0xff };
  uint8_t *frame = malloc(size + 1);
  bool holds = judge(answer, again, want, size, correlation) == result;
  memcpy(frame, want, size);
  frame[size] = 0;
  for (size_t i = 0; i <= size + 1; i++) if (i != size && (i < 256 || i + 64 >= size) && judge(answer, again, frame, i, correlation) == -2) holds = false;
  for (size_t i = 0; i < size; i++) for (size_t k = 0; k <= sizeof others && (i < 256 || i + 64 >= size); k++) {
    frame[i] = k == sizeof others ? 0 : want[i] ^ others[k];
    if (judge(answer, again, frame, size, correlation) == -2) holds = false;
    frame[i] = want[i];
  }
  free(frame);
  return holds;
}
`;

/** The text of a C file whose \`check_N\` says what is wrong, or nothing, and what it made of all bytes. */
export function cProgram(
  model: Model,
  seed: number,
  cases: readonly FrameCase[] = frameCases(model),
): string {
  const names = [...new Set(cases.map(({ frame }) => frame.name))];
  const frames = names.map((name, k) => {
    const { frame } = cases.find((one) => one.frame.name === name) as FrameCase;
    return again(frame, k);
  });
  const structs = model.types.filter((type): type is StructDef => type.kind === 'struct');
  const samples = [
    ...structs.flatMap((type) =>
      referenceSamples(type.fields).map(({ values }) => packedSample(type, values)),
    ),
    ...cases.map((one) => sample(one, names.indexOf(one.frame.name))),
  ];
  return `#include <stdlib.h>
#include <string.h>
#define ${prefix.toUpperCase()}_ECALL
#include "${cHeaderFile(prefix)}"
const char *check_${seed}(uint64_t *);
static uint64_t verdicts = UINT64_C(0xcbf29ce484222325);
${cases.length === 0 ? '' : TESTING.replaceAll('P_', `${p}_`)}
${frames.join('\n')}
const char *check_${seed}(uint64_t *to) {
${samples.join('\n')}
  *to = verdicts;
  return 0;
}
`;
}
