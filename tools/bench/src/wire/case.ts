/** The process of one measurement: `case.ts FORMAT MESSAGE VERB` prints one line of JSON. */
import { measure } from '../measure.ts';
import type { Codec } from './format.ts';
import { FORMATS, isFormatName } from './formats.ts';
import { MESSAGES, ROTATION, type Kinds, type MessageName } from './messages.ts';

function callOf<M>({ encode, decode }: Codec<M>, messages: readonly M[], verb: string) {
  const at = ROTATION - 1;
  const frames = messages.map((message) => Uint8Array.from(encode(message)));
  const calls: Readonly<Record<string, (i: number) => number>> = {
    encode: (i) => encode(messages[i & at] as M).length,
    decode: (i) => decode(frames[i & at] as Uint8Array),
  };
  return { call: calls[verb], bytes: frames[1]?.length };
}

async function main([name = '', message = '', verb = '']: readonly string[]): Promise<void> {
  if (!isFormatName(name)) throw new Error(`no format ${name}`);
  if (!(message in MESSAGES)) throw new Error(`no message ${message}`);
  const { kind, make } = MESSAGES[message as MessageName];
  const format = await FORMATS[name]();
  type Any = Kinds[keyof Kinds];
  const { call, bytes } = callOf(format[kind] as Codec<Any>, make() as readonly Any[], verb);
  if (call === undefined) throw new Error(`no verb ${verb}`);
  process.stdout.write(`${JSON.stringify({ ...measure(call), bytes })}\n`);
}

await main(process.argv.slice(2));
