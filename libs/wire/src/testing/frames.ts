/** Tests of the codecs and the server of a service. */
import { isReject } from '../reject.ts';
import { hasValue } from './fields.ts';
import { caseNonce } from './frame-bytes.ts';
import { frameCases } from './frame-cases.ts';
import { frameTitle, type FrameCase } from './frame-task.ts';
import { fromHex, toHex } from './hex.ts';
import { isWide, wireOf } from './integers.ts';
import { outsideRecord } from './outside.ts';
import { REACHED_HANDLERS, unlessReached } from './reached.ts';
import type { Fields, FrameShape, Generated, ServiceShape, VersionShape } from './shapes.ts';
import type { TestCase } from './test-case.ts';

/** The result of decoding: a value, or the name of the reject. */
export type DecodeResult = { readonly value: unknown } | { readonly error: string };

/** The codec of one kind of frame, with any arguments. */
export type FrameCodec = {
  /** Gives nothing if a value is outside its type. */
  readonly encode: (value: unknown, nonce: bigint, into?: Uint8Array) => Uint8Array | undefined;
  /** The error is `malformed`, the status of a check, or the error of a reply. */
  readonly decode: (frame: Uint8Array, nonce: bigint) => DecodeResult;
};

/**
 * Serves a request and gives the reply, or nothing if a handler was reached: the named one, if the
 * driver knows.
 */
export type ServeDriver = (frame: Uint8Array, handler?: string) => Uint8Array | undefined;

function call(generated: Generated, args: readonly unknown[]): unknown {
  return (generated as unknown as (...all: readonly unknown[]) => unknown)(...args);
}

function ofOutcome(outcome: unknown): DecodeResult {
  if (outcome === undefined) return { error: 'malformed' };
  return isReject(outcome) ? { error: outcome.error } : { value: outcome };
}

type AnyResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: string };

function ofResult(result: AnyResult): DecodeResult {
  return result.ok ? { value: result.value } : { error: result.error };
}

/**
 * The codec of a frame of a service in a version: by default the last one that has it. A version
 * without a nonce ignores it.
 */
export function codecOf(
  service: ServiceShape,
  frame: FrameShape,
  version: VersionShape | undefined = versionsOf(service, frame).at(-1),
): FrameCodec {
  const { kind, fields, encode, decode } = frame;
  const holdsValues = fields.some(([, shape]) => hasValue(shape));
  const carry = (nonce: bigint): unknown => correlationOf(service, version, nonce);
  return {
    encode: (value, nonce, into) => {
      const given = [...(holdsValues ? [value] : []), ...(kind === 'event' ? [] : [carry(nonce)])];
      return call(encode, [...given, into]) as Uint8Array | undefined;
    },
    decode: (bytes, nonce) =>
      kind === 'reply'
        ? ofResult(call(decode, [bytes, carry(nonce)]) as AnyResult)
        : ofOutcome(call(decode, [bytes])),
  };
}

function versionsOf(service: ServiceShape, frame: FrameShape): VersionShape[] {
  const own = service.ops[frame.of]?.versions;
  return service.versions.filter(({ name }) => own?.includes(name) ?? true);
}

/** The correlation that codecs take: the nonce, or with the version if there are several. */
function correlationOf(
  { versioned }: ServiceShape,
  version: VersionShape | undefined,
  nonce: bigint,
): unknown {
  const wire = version?.nonce;
  const carried = wire === undefined ? undefined : isWide(wire) ? nonce : Number(nonce);
  if (!versioned) return carried;
  return { version: version?.name, ...(carried !== undefined && { nonce: carried }) };
}

/** The generated `serve` of a service, for an unknown sender. */
export type Serve = (
  handlers: never,
  sender: undefined,
  frame: Uint8Array,
) => Uint8Array | undefined;

/** A driver for generated dispatch. */
export function serveDriver(serve: Serve): ServeDriver {
  return (frame, handler) => {
    const reply = unlessReached(() => [serve(REACHED_HANDLERS, undefined, frame)], handler);
    if (reply === undefined) return undefined;
    return reply[0] ?? new Uint8Array(0);
  };
}

function vectorTests(service: ServiceShape, codec: string, frame: FrameShape): TestCase[] {
  const { name } = service;
  const id = frame.kind === 'event' ? codec : `${name}.${frame.of}`;
  return frame.vectors.map(({ what, value, nonce = 0n, hex, version }) => {
    const found = service.versions.find((one) => one.name === version);
    const { encode, decode } = codecOf(service, frame, found);
    const where = version === undefined ? '' : `${version}, `;
    return {
      title: `${id} ${codec} is the bytes of the reference encoder: ${where}${what}`,
      run: () => {
        const dirty = new Uint8Array(hex.length / 2 + 3).fill(0xff);
        const into = encode(value, nonce, dirty) ?? [];
        const encoded = [encode(value, nonce) ?? [], into, dirty].map(toHex);
        return [...encoded, decode(fromHex(hex), nonce)];
      },
      expected: [hex, hex, `${hex}ffffff`, { value }],
    };
  });
}

/** The fields of a frame; of one that the service checks any number of its width may be sent. */
function sentFields({ types, ops }: ServiceShape, { kind, of, fields }: FrameShape): Fields {
  const checked = new Set(kind === 'request' ? ops[of]?.checks.map(({ name }) => name) : []);
  return fields.map(([name, shape]) => {
    const isSent = checked.has(name) && typeof shape === 'string' && Object.hasOwn(types, shape);
    const isInteger = isSent && 'wire' in (types[shape] ?? {});
    return isInteger ? [name, wireOf(types, shape)] : [name, shape];
  });
}

/** The encoder of a frame makes none of a value outside its type, in any version. */
function outsideTests(service: ServiceShape, codec: string, frame: FrameShape): TestCase[] {
  const outside = outsideRecord(service.types, sentFields(service, frame));
  if (outside.length === 0) return [];
  const id = frame.kind === 'event' ? codec : `${service.name}.${frame.of}`;
  return versionsOf(service, frame).map((version) => ({
    title: `${id} ${codec} is not made of values outside their types, ${version.name}`,
    run: () => {
      const { encode } = codecOf(service, frame, version);
      const made = outside.filter(({ value }) => encode(value, 0n) !== undefined);
      return made.map(({ what }) => what);
    },
    expected: [],
  }));
}

/** Tests of all frames: decoding of cases, and the values of the reference encoder in both directions. */
export function codecTests(service: ServiceShape): TestCase[] {
  const frames = Object.entries(service.frames);
  const decoding = frameCases(service).map((one) => ({
    title: frameTitle(one),
    run: () => {
      const frame = service.frames[one.codec];
      if (frame === undefined) throw new Error(`no codec ${one.codec}`);
      const { decode } = codecOf(service, frame, one.version);
      const decoded = decode(Uint8Array.from(one.bytes), caseNonce(one.version));
      return 'value' in decoded ? '' : decoded.error;
    },
    expected: one.error,
  }));
  const encoding = frames.flatMap(([name, frame]) => [
    ...vectorTests(service, name, frame),
    ...outsideTests(service, name, frame),
  ]);
  return [...decoding, ...encoding];
}

/** Tests of a server: the exact reply to each request that must reach no handler. */
export function serveTests(service: ServiceShape, serve: ServeDriver): TestCase[] {
  const isRequest = ({ codec }: FrameCase): boolean => service.frames[codec]?.kind === 'request';
  return frameCases(service)
    .filter(isRequest)
    .map((one) => ({
      title: frameTitle(one),
      run: () => {
        const reply = serve(Uint8Array.from(one.bytes), one.handler);
        return reply && toHex(reply);
      },
      expected: one.reply && toHex(one.reply),
    }));
}
