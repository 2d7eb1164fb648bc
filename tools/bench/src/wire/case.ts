/** One measurement in a process of its own: `case.ts FORMAT MESSAGE VERB`, one line of JSON. */
import { measure } from '../measure.ts';
import type { Format } from './format.ts';
import { fixedMessages, mixedMessages, ROTATION } from './messages.ts';
import { oursFormat } from './ours.ts';
import {
  cborFormat,
  jsonFormat,
  msgpackrFormat,
  protobufEsFormat,
  protobufjsFormat,
} from './peers.ts';

// Most peers write into a pool and give a part of it; ours writes where it is told.
const FORMATS: Readonly<Record<string, () => Format | Promise<Format>>> = {
  abicus: () => oursFormat(),
  'abicus, standing buffer': () => oursFormat(new Uint8Array(4200)),
  protobufjs: protobufjsFormat,
  'protobuf-es': protobufEsFormat,
  msgpackr: msgpackrFormat,
  'cbor-x': cborFormat,
  JSON: jsonFormat,
};

/** The names of the formats, ours first. */
export const FORMAT_NAMES: readonly string[] = Object.keys(FORMATS);

function cases<M>(
  messages: readonly M[],
  encode: (message: M) => Uint8Array,
  decode: (frame: Uint8Array) => number,
): Readonly<Record<string, (i: number) => number>> {
  const at = ROTATION - 1;
  const frames = messages.map((message) => Uint8Array.from(encode(message)));
  return {
    encode: (i) => encode(messages[i & at] as M).length,
    decode: (i) => decode(frames[i & at] as Uint8Array),
  };
}

async function main([name = '', message = '', verb = '']: readonly string[]): Promise<void> {
  const format = await FORMATS[name]?.();
  if (format === undefined) throw new Error(`no format ${name}`);
  const all =
    message === 'fixed'
      ? cases(fixedMessages(), format.encodeFixed, format.decodeFixed)
      : cases(mixedMessages(), format.encodeMixed, format.decodeMixed);
  const call = all[verb];
  if (call === undefined) throw new Error(`no verb ${verb}`);
  const frame = (
    message === 'fixed'
      ? fixedMessages().map(format.encodeFixed)
      : mixedMessages().map(format.encodeMixed)
  )[1];
  process.stdout.write(`${JSON.stringify({ ...measure(call), bytes: frame?.length })}\n`);
}

if (process.argv[1]?.endsWith('case.ts') === true) await main(process.argv.slice(2));
