/** Rejects that a client gets: which statuses, and how long such a reply is. */
import type {
  AnswerDef,
  EnvelopeDef,
  ServiceDef,
  ServiceOpDef,
  VersionDef,
} from '../../model/types.ts';
import { hasAnswers, isVersioned } from '../service/around.ts';
import { emptySize } from '../../model/sizes.ts';

/** Statuses of rejects with a body of zeros, statuses of those without a body, and how long the body is. */
export type Rejects = {
  readonly full: readonly number[];
  readonly header: readonly number[];
  readonly size: number;
  /** Bytes of the body of a reject by a check: all, or none. */
  readonly ofCheck: number;
};

/** The rejects of an operation. */
export function rejectsOf({ envelope }: ServiceDef, op: ServiceOpDef): Rejects {
  const { status, form } = op.malformed;
  const full = new Set<number>();
  const header = new Set<number>();
  const ofChecks = op.rejects === 'full' ? full : header;
  for (const { fails } of op.checks) ofChecks.add(fails.number);
  for (const { rejected } of versionsOf(envelope, op)) if (rejected) ofChecks.add(rejected.number);
  if (envelope.denied !== undefined) header.add(envelope.denied.number);
  if (form !== 'none') (form === 'full' ? full : header).add(status.number);
  const inOrder = (set: ReadonlySet<number>): number[] => [...set].sort((a, b) => a - b);
  const size = emptySize(op.reply.fields);
  const ofCheck = op.rejects === 'full' ? size : 0;
  return { full: inOrder(full), header: inOrder(header), size, ofCheck };
}

/** The versions that an operation has. */
export function versionsOf(envelope: EnvelopeDef, op: ServiceOpDef): readonly VersionDef[] {
  return envelope.versions.filter(({ name }) => op.versions.includes(name));
}

/** Where the nonce of a version is: nowhere, before or after the status of a reply, at the end. */
export function placeOf({ nonce, place, reply }: VersionDef): 0 | 1 | 2 | 3 {
  if (nonce === undefined) return 0;
  if (place === 'end') return 3;
  return reply.findIndex((one) => one.name === 'nonce') <
    reply.findIndex((one) => one.name === 'status')
    ? 1
    : 2;
}

/** The largest nonce of a version, and how many bytes it has. */
export function nonceOf({ nonce }: VersionDef): { readonly size: number; readonly most: bigint } {
  if (nonce === undefined) return { size: 0, most: 0n };
  const most = nonce.wire === 'u53' ? (1n << 53n) - 1n : (1n << BigInt(8 * nonce.size)) - 1n;
  return { size: nonce.size, most };
}

/** How a request is answered that does not decode, as a row of a table. */
export type AnswerRow = {
  /** The opcode and version that a request has which the row is for; 0 for the first three. */
  readonly request: number;
  readonly number: number;
  readonly status: number;
  /** The version of the reply, by place; that of the request if there is none. */
  readonly version?: number;
  /** The opcode of the reply, without bit 7; that of the request if there is none. */
  readonly opcode?: number;
  readonly isSilent: boolean;
  readonly echoes: boolean;
  /** Bytes of the fields, all zero. */
  readonly body: number;
};

/**
 * The answers of a service: to what is foreign, to versions that there are none of, to opcodes that there are none
 * of, then to requests of each operation in each of its versions.
 */
export function answersOf({ envelope, ops }: ServiceDef): AnswerRow[] {
  const { foreign, unknownVersion, unknownOpcode, versions } = envelope;
  const row = (answer: AnswerDef, op: ServiceOpDef | undefined, number: number): AnswerRow => {
    const as = ops.find(({ name }) => name === answer.as);
    const opcode = { own: as?.opcode, echo: undefined, zero: 0 }[answer.opcode];
    const place = versions.findIndex(({ name }) => name === answer.version);
    const fields = (answer.as === undefined ? op : as)?.reply.fields ?? [];
    return {
      request: op?.opcode ?? 0,
      number,
      status: answer.status.number,
      ...(place >= 0 && { version: place }),
      ...(opcode !== undefined && { opcode }),
      isSilent: answer.form === 'none',
      echoes: answer.nonce === 'echo',
      body: answer.form === 'full' ? emptySize(fields) : 0,
    };
  };
  const general = [foreign, unknownVersion, unknownOpcode].map((one) => row(one, undefined, 0));
  const own = ops.flatMap((op) => {
    const numbers = new Set(versionsOf(envelope, op).map(({ number }) => number));
    return [...numbers].map((number) => row(op.malformed, op, number));
  });
  return [...general, ...own];
}

/** Whether the nonce of a request is echoed wherever it stands, whatever is wrong with what is ahead of it. */
export function echoesAlways(service: ServiceDef): boolean {
  return !isVersioned(service.envelope) && !hasAnswers(service);
}
