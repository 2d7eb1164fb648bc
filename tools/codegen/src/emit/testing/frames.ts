/** The frames of a service one by one, and `testing/codecs.ts`: their codecs under one shape. */
import type { FrameDef, ServiceDef, ServiceOpDef } from '../../model/types.ts';
import { code, imported, importedType, quote, type Code } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { kebab, pascal } from '../names.ts';
import { inSource, testingFile, type TestingHome } from './home.ts';

/** A frame and what it is for. */
export type NamedFrame = {
  /** The id of its operation or event. */
  readonly id: string;
  /** `timed.register.request`; for an event, its id. */
  readonly codec: string;
  readonly kind: 'request' | 'reply' | 'event';
  /** As it is on the wire. */
  readonly opcode: number;
  readonly frame: FrameDef;
  readonly op?: ServiceOpDef;
};

/** All frames of a service. */
export function framesOf({ ops, events }: ServiceDef): NamedFrame[] {
  const calls = ops.flatMap((op): NamedFrame[] => {
    const { id, opcode, replyOpcode, request, reply } = op;
    return [
      { id, codec: `${id}.request`, kind: 'request', opcode, frame: request, op },
      { id, codec: `${id}.reply`, kind: 'reply', opcode: replyOpcode, frame: reply, op },
    ];
  });
  return [
    ...calls,
    ...events.map(({ id, wireOpcode, frame }): NamedFrame => {
      return { id, codec: id, kind: 'event', opcode: wireOpcode, frame };
    }),
  ];
}

const SHAPE = `
/** What decoding gives: a value, or the name of what it refuses the frame with. */
export type Decoded = { readonly value: unknown } | { readonly error: string };

/** The codec of one kind of frame. */
export type FrameCodec = {
  /** Nothing if a part of variable length is out of bounds. */
  readonly encode: (
    value: unknown,
    nonce: bigint,
    into?: Uint8Array,
  ) => Uint8Array | undefined;
  /** The error is \`malformed\`, the status of a check, or, for a reply, what it decodes to. */
  readonly decode: (frame: Uint8Array, nonce: bigint) => Decoded;
};
`;

/** Whether a frame has anything to give. */
function hasValues({ fields }: FrameDef): boolean {
  return fields.some(({ type }) => type.kind !== 'zero' && type.kind !== 'constant');
}

function codecOf(home: TestingHome, service: ServiceDef, one: NamedFrame): Code {
  const name = pascal(one.id.slice(one.id.lastIndexOf('.') + 1));
  const file = one.kind === 'event' ? 'events.ts' : `ops/${kebab(name)}.ts`;
  const path = inSource(home, file);
  const suffix = { request: '', reply: 'Reply', event: 'Event' }[one.kind];
  const type = { request: 'Request', reply: 'Reply', event: 'Event' }[one.kind];
  const encode = imported(`encode${name}${suffix}`, path);
  const decode = imported(`decode${name}${suffix}`, path);
  const nonce = service.envelope.nonce.carrier === 'number' ? 'Number(nonce)' : 'nonce';
  const given = hasValues(one.frame)
    ? [code`value as ${importedType(`${name}${type}`, path)}`]
    : [];
  const values = [...given, ...(one.kind === 'event' ? [] : [nonce]), 'into'];
  const list = values.map((value, i) => [i === 0 ? '' : ', ', value]);
  const parameters = `(${given.length > 0 ? 'value' : '_value'}, ${one.kind === 'event' ? '_nonce' : 'nonce'}, into)`;
  const made = code`encode: ${parameters} => ${encode}(${list})`;
  const read =
    one.kind === 'reply'
      ? code`decode: (frame, nonce) => ofResult(${decode}(frame, ${nonce}))`
      : code`decode: (frame) => ofOutcome(${decode}(frame))`;
  return code`${quote(one.codec)}: { ${made}, ${read} },`;
}

/** The files of a package's codecs; none if it has no service. */
export function codecFiles(home: TestingHome): CodeFile[] {
  const services = home.model.services.filter((one) => one.feeds === home.feeds);
  if (services.length === 0) return [];
  const shape = testingFile(home, 'frame-codec.ts');
  for (const line of SHAPE.trim().split('\n')) shape.print(line);
  const path = inSource(home, 'testing/frame-codec.ts');
  const decoded = importedType('Decoded', path);
  const codec = importedType('FrameCodec', path);
  const isReject = imported('isReject', '@abicus/wire');
  const result = importedType('Result', '@abicus/wire');
  const file = testingFile(home, 'codecs.ts');
  file.block(code`function ofOutcome(outcome: unknown): ${decoded}`, () => {
    file.print(`if (outcome === undefined) return { error: 'malformed' };`);
    file.print(code`return ${isReject}(outcome) ? { error: outcome.error } : { value: outcome };`);
  });
  file.blank();
  file.block(code`function ofResult(result: ${result}<unknown, string>): ${decoded}`, () => {
    file.print('return result.ok ? { value: result.value } : { error: result.error };');
  });
  file.blank();
  file.doc(
    'The codecs of all frames: `timed.register.request`, `timed.register.reply`, and events by their ids.',
  );
  file.print(code`export const FRAME_CODECS: Readonly<Record<string, ${codec}>> = {`);
  for (const service of services) {
    for (const one of framesOf(service)) file.print(codecOf(home, service, one));
  }
  file.print('};');
  return [shape, file];
}
