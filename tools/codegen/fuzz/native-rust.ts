/** The program in Rust that holds the codecs of a draw against the reference. */
import { valuesIn } from '../src/emit/native/reach.ts';
import type { FieldDef, FieldType, Model, StructDef } from '../src/model/types.ts';
import { rustConst, rustField, rustFrame, rustType, rustVariant } from '../src/names/rust.ts';
import type { NamedFrame } from '../src/names/native.ts';
import {
  referenceStruct,
  type ReferenceRecord,
  type ReferenceValue,
} from '../src/reference/encode.ts';
import { referenceSamples } from '../src/reference/values.ts';
import { bytesOf, frameCases, type FrameCase } from './native-frames.ts';

const array = (hex: string): string => `[${bytesOf(hex).join(', ')}]`;

const bytesIn = (value: ReferenceValue | undefined): string =>
  `[${(value as readonly number[]).map((one) => `${one}u8`).join(', ')}]`;

/** A string of Rust with every character that is none of ASCII escaped. */
function text(value: ReferenceValue | undefined): string {
  const escaped = Array.from(value as string, (one) => {
    return /^[\w .-]$/.test(one) ? one : `\\u{${one.codePointAt(0)?.toString(16) ?? ''}}`;
  });
  return `"${escaped.join('')}"`;
}

function number(value: ReferenceValue | undefined, packed: boolean): string {
  if (typeof value !== 'boolean') return (value as bigint).toString();
  return packed ? String(Number(value)) : String(value);
}

function literal(type: FieldType, value: ReferenceValue | undefined, packed: boolean): string {
  switch (type.kind) {
    case 'named':
      return `abi::${rustType(type.type)}(${number(value, false)})`;
    case 'struct':
      return record(`abi::${rustType(type.type)}`, type.type.fields, value, true);
    case 'composite':
      return composite(type.type, value as ReferenceRecord);
    case 'tail':
      return value === undefined
        ? 'None'
        : `Some(${composite(type.type, value as ReferenceRecord)})`;
    case 'octets':
      return bytesIn(value);
    case 'text':
      return text(value);
    case 'bytes':
      return `&${bytesIn(value)}[..]`;
    case 'list': {
      const all = (value as readonly ReferenceValue[]).map((one) =>
        literal(type.element, one, false),
      );
      return `abi::wire::List::from(&[${all.join(', ')}][..])`;
    }
    default:
      return number(value, packed);
  }
}

function composite(
  type: Extract<FieldType, { kind: 'composite' | 'tail' }>['type'],
  value: ReferenceRecord,
): string {
  if (type.kind === 'struct' || type.kind === 'record') {
    const isPacked = type.kind === 'struct';
    return record(`abi::${rustType(type)}`, type.fields, value, isPacked);
  }
  const form = type.variants.find(({ name }) => name === value['kind']);
  if (form === undefined) throw new Error(`${type.name} has no form of this kind`);
  const name = `abi::${rustType(type)}::${rustVariant(form)}`;
  return valuesIn(form.fields).length === 0 ? name : record(name, form.fields, value, false);
}

function record(
  name: string,
  fields: readonly FieldDef[],
  values: ReferenceValue | undefined,
  packed: boolean,
): string {
  const all = fields.flatMap(({ name: field, type }): string[] => {
    const at = rustField(field);
    if (type.kind === 'length') return [];
    if (type.kind === 'zero') return packed ? [`${at}: [0; ${type.size}]`] : [];
    if (type.kind === 'constant') return packed ? [`${at}: ${type.value}`] : [];
    return [`${at}: ${literal(type, (values as ReferenceRecord)[field], packed)}`];
  });
  return `${name} { ${all.join(', ')} }`;
}

/** The function that decodes a frame and encodes what it decoded. */
function again(frame: NamedFrame, k: number): string {
  const name = `abi::${rustFrame(frame.name)}`;
  const head = `fn again_${k}(frame: &[u8], correlation: abi::wire::Correlation, out: &mut [u8]) -> (i32, Option<usize>) {`;
  const body =
    frame.side === 'request'
      ? `let (correlation, value) = { let _ = correlation; ${name}::decode(frame) }; said(value, |value| value.encode(correlation, out))`
      : frame.side === 'reply'
        ? `said(${name}::decode(frame, correlation), |value| value.encode(correlation, out))`
        : `let _ = correlation; said(${name}::decode(frame), |value| value.encode(out))`;
  return `    ${head} ${body} }`;
}

function sample(one: FrameCase, k: number): string {
  const { frame, version, nonce, values, status, hex } = one;
  const name = `abi::${rustFrame(frame.name)}`;
  const title = `${frame.name}: ${hex.slice(0, 80)}`;
  const given = frame.side === 'event' ? '' : 'correlation, ';
  const isRequest = frame.side === 'request';
  const answers = isRequest ? `Some(abi::${rustConst(one.service, 'answers')})` : 'None';
  const call =
    values === undefined
      ? `${name}::reject(${status ?? 0}, correlation, &mut got)`
      : `${record(name, frame.frame.fields, values, false)}.encode(${given}&mut got)`;
  return `    { let correlation = abi::wire::Correlation { version: ${version}, nonce: ${nonce} }; let _ = correlation;
      let want: [u8; ${hex.length / 2}] = ${array(hex)}; let mut got = [0u8; ${name}::MAX_SIZE + 1];
      let size = ${call};
      if size != Some(want.len()) || got[..want.len()] != want { return Some("${title}: has other bytes"); }
      if !hold(verdicts, ${answers}, again_${k}, &want, correlation, ${status ?? 0}) { return Some("${title}: is decoded otherwise"); } }`;
}

function packedSample(type: StructDef, values: ReferenceRecord): string {
  const name = `abi::${rustType(type)}`;
  const hex = referenceStruct(type, values);
  return `    { let v = ${record(name, type.fields, values, true)}; let want: [u8; ${hex.length / 2}] = ${array(hex)};
      if bytes(&v) != &want[..] { return Some("${rustType(type)} has other bytes"); } }`;
}

const TESTING = `
    type Again = fn(&[u8], abi::wire::Correlation, &mut [u8]) -> (i32, Option<usize>);
    fn said<T>(value: Result<T, abi::wire::Rejected>, encode: impl FnOnce(T) -> Option<usize>) -> (i32, Option<usize>) {
      match value {
        Ok(value) => (0, encode(value)),
        Err(abi::wire::Rejected::Malformed) => (-1, None),
        Err(abi::wire::Rejected::Status(status)) => (status as i32, None),
      }
    }
    type Answers = Option<abi::wire::Answers>;
    fn note(verdicts: &mut u64, value: u64) { *verdicts = (*verdicts ^ value).wrapping_mul(0x100000001b3); }
    fn judge(verdicts: &mut u64, answers: Answers, again: Again, frame: &[u8], correlation: abi::wire::Correlation) -> i32 {
      let mut out = vec![0u8; frame.len()];
      let (mut result, length) = again(frame, correlation, &mut out);
      if result == 0 && (length != Some(frame.len()) || out != frame) { result = -2; }
      note(verdicts, result as u32 as u64);
      if let (-1, Some(answers)) = (result, answers) {
        let mut reply = [0u8; 1024];
        let length = answers.write(frame, &mut reply).unwrap_or(0);
        note(verdicts, length as u64);
        for byte in &reply[..length] { note(verdicts, *byte as u64); }
      }
      result
    }
    fn hold(verdicts: &mut u64, answers: Answers, again: Again, want: &[u8], correlation: abi::wire::Correlation, result: i32) -> bool {
      let mut holds = judge(verdicts, answers, again, want, correlation) == result;
      let mut frame = want.to_vec();
      frame.push(0);
      let looked = |i: &usize| *i < 256 || *i + 64 >= want.len();
      for size in (0..=want.len() + 1).filter(|size| *size != want.len() && looked(size)) {
        holds &= judge(verdicts, answers, again, &frame[..size], correlation) != -2;
      }
      frame.pop();
      for i in (0..want.len()).filter(looked) {
        for other in [want[i] ^ 1, want[i] ^ 2, want[i] ^ 4, want[i] ^ 0x80, want[i] ^ 0xff, 0] {
          frame[i] = other;
          holds &= judge(verdicts, answers, again, &frame, correlation) != -2;
        }
        frame[i] = want[i];
      }
      holds
    }
`;

/** A Rust module beside \`abi\` whose \`check\` says what is wrong, or nothing, and what it made of all bytes. */
export function rustProgram(model: Model, cases: readonly FrameCase[] = frameCases(model)): string {
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
  return `${cases.length === 0 ? '' : TESTING}
${frames.join('\n')}
pub fn check(verdicts: &mut u64) -> Option<&'static str> {
    let _ = &verdicts;
${samples.join('\n')}
    None
}
`;
}
