/** What generated TypeScript makes of the frames that programs in C and Rust judge, in the same order. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { namesOf } from '../src/emit/service/place.ts';
import { isVersioned } from '../src/emit/service/around.ts';
import type { Model, ServiceDef } from '../src/model/types.ts';
import { sourcePath } from '../src/workspace/config.ts';
import { WORKSPACE } from './outcome.ts';
import { frameCases, hasValues, type FrameCase } from './native-frames.ts';
import { isRejectLike } from './reject-like.ts';

/** The exports of a generated package. */
export type Exports = Readonly<Record<string, unknown>>;

type Function_ = (...args: readonly unknown[]) => unknown;

/** A frame judged: what it decodes to, or why not, and the bytes of that. */
export type Judged =
  | { readonly ok: false; readonly status: number }
  | { readonly ok: true; readonly value: unknown; readonly bytes: Uint8Array | undefined };

const MALFORMED: Judged = { ok: false, status: -1 };

function called(exports: Exports, name: string): Function_ {
  const found = exports[name];
  if (typeof found !== 'function') throw new Error(`there is no ${name}`);
  return found as Function_;
}

function correlationOf({ envelope }: ServiceDef, { version, nonce }: FrameCase): unknown {
  const { name, nonce: scalar } = envelope.versions[version] ?? {};
  const carried = scalar?.carrier === 'bigint' ? nonce : Number(nonce);
  if (!isVersioned(envelope)) return carried;
  return scalar === undefined ? { version: name } : { version: name, nonce: carried };
}

/** What generated TypeScript makes of frames of one kind, as a function. */
export function judgeOf(
  exports: Exports,
  service: ServiceDef,
  one: FrameCase,
): (frame: Uint8Array) => Judged {
  const { frame } = one;
  const { name } = frame.of as unknown as { readonly name: string };
  const names = namesOf(name);
  const ending = { request: '', reply: 'Reply', event: 'Event' }[frame.side];
  const encode = called(exports, `encode${names.pascal}${ending}`);
  const encoded = (value: unknown, ...more: readonly unknown[]): Judged => {
    const bytes = encode(...(hasValues(frame) ? [value] : []), ...more);
    return { ok: true, value, bytes: bytes as Uint8Array | undefined };
  };
  const judged = (value: unknown, ...more: readonly unknown[]): Judged => {
    if (typeof value !== 'object' || value === null) return MALFORMED;
    return isRejectLike(value) ? { ok: false, status: value.errno } : encoded(value, ...more);
  };
  const decode = called(exports, `decode${names.pascal}${ending}`);
  const correlation = correlationOf(service, one);
  if (frame.side === 'event') return (bytes) => judged(decode(bytes));
  if (frame.side === 'reply') {
    return (bytes) => {
      type Reply = { ok: true; value: unknown } | { ok: false; error: string };
      const reply = decode(bytes, correlation) as Reply;
      if (reply.ok) return encoded(reply.value, correlation);
      const status = service.statuses.find((one_) => one_.name === reply.error);
      return { ok: false, status: status?.number ?? -1 };
    };
  }
  if (!isVersioned(service.envelope)) {
    const envelope = exports['ENVELOPE'] as { requestNonce: (frame: Uint8Array) => unknown };
    return (bytes) => judged(decode(bytes), envelope.requestNonce(bytes));
  }
  type Matched = { readonly value: unknown; readonly correlation: unknown } | undefined;
  const call = exports[names.call] as { match: (frame: Uint8Array, read: Function_) => Matched };
  const read = called(exports, `read${names.pascal}Request`);
  return (bytes) => {
    const found = call.match(bytes, read);
    return found === undefined ? MALFORMED : judged(found.value, found.correlation);
  };
}

const OTHERS = [1, 2, 4, 0x80, 0xff];

/** The bytes that are judged of a sample, itself first; of a long one those at its ends. */
function* judgedOf(want: Uint8Array): Generator<Uint8Array> {
  const isLooked = (i: number): boolean => i < 256 || i + 64 >= want.length;
  yield want;
  const longer = Uint8Array.of(...want, 0);
  for (let size = 0; size <= want.length + 1; size++) {
    if (size !== want.length && isLooked(size)) yield longer.slice(0, size);
  }
  for (const [i, byte] of want.entries()) {
    if (!isLooked(i)) continue;
    for (const other of [...OTHERS.map((one) => byte ^ one), 0]) yield want.with(i, other);
  }
}

/** An envelope, as far as it answers what does not decode. */
type Answering = {
  readonly malformedReply: (frame: Uint8Array) => Uint8Array | undefined;
  readonly answerMalformed?: (frame: Uint8Array) => Uint8Array | undefined;
};

/** What the packages of a service answer to a request that does not decode: nothing if there is no answer. */
export function answerOf(exports: Exports, frame: Uint8Array): Uint8Array {
  const envelope = exports['ENVELOPE'] as Answering;
  const answer =
    envelope.answerMalformed === undefined
      ? envelope.malformedReply(frame)
      : envelope.answerMalformed(frame);
  return answer ?? new Uint8Array();
}

/** All services of a draw: what frames are made of. */
export type Served = Pick<Model, 'services'>;

/** What TypeScript makes of all frames, as one number, and the frames of which it makes something wrong. */
export function verdictsIn(
  model: Served,
  exportsOf: (feeds: string) => Exports,
  cases: readonly FrameCase[] = frameCases(model),
): { readonly verdicts: bigint; readonly wrong: readonly string[] } {
  let verdicts = 0xcbf29ce484222325n;
  const note = (value: number): void => {
    verdicts = BigInt.asUintN(64, (verdicts ^ BigInt(value)) * 0x100000001b3n);
  };
  const wrong: string[] = [];
  for (const one of cases) {
    const service = model.services.find(({ name }) => name === one.service);
    if (service === undefined) continue;
    const exports = exportsOf(service.feeds);
    const judge = judgeOf(exports, service, one);
    const want = new Uint8Array(Buffer.from(one.hex, 'hex'));
    for (const bytes of judgedOf(want)) {
      const said = judge(bytes);
      const same = said.ok && said.bytes !== undefined && Buffer.compare(said.bytes, bytes) === 0;
      const verdict = said.ok ? (same ? 0 : -2) : said.status;
      const hex = Buffer.from(bytes).toString('hex');
      if (verdict === -2) wrong.push(`${one.frame.name}: ${hex} is encoded otherwise`);
      if (bytes === want && verdict !== (one.status ?? 0))
        wrong.push(`${one.frame.name}: ${hex} gives ${verdict}`);
      note(verdict >>> 0);
      if (verdict !== -1 || one.frame.side !== 'request') continue;
      const answer = answerOf(exports, bytes);
      note(answer.length);
      for (const byte of answer) note(byte);
    }
  }
  return { verdicts, wrong };
}

/** The packages of a draw in this folder, by what feeds them. */
export async function packagesIn(
  folder: string,
  { services }: Served,
): Promise<(feeds: string) => Exports> {
  const feeds = [...new Set(services.map((service) => service.feeds))];
  const loaded = await Promise.all(
    feeds.map(async (one) => {
      const module = pathToFileURL(join(folder, sourcePath(WORKSPACE, one, 'index.ts'))).href;
      return [one, (await import(/* @vite-ignore */ module)) as Exports] as const;
    }),
  );
  const packages = new Map(loaded);
  return (one) => packages.get(one) ?? {};
}

/**
 * Why the packages of a draw in this folder do not judge frames as the program in C did that was run there;
 * nothing if none was.
 */
export async function verdictsFail(
  folder: string,
  served: Served,
  cases?: readonly FrameCase[],
): Promise<string | undefined> {
  const others = join(folder, 'verdicts');
  const { verdicts, wrong } = verdictsIn(served, await packagesIn(folder, served), cases);
  if (wrong[0] !== undefined) return wrong[0];
  const isOther = existsSync(others) && readFileSync(others, 'utf8') !== String(verdicts);
  return isOther ? 'C and TypeScript do not accept the same frames' : undefined;
}
