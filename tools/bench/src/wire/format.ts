/** What a format must be able to do to be measured. */
import type { Cursor, Fixed, Kinds, Mixed, Query, Row, Rows } from './messages.ts';

/** Encoder and decoder of one kind of message. */
export type Codec<M> = {
  readonly encode: (message: M) => Uint8Array;
  /** Decodes, and makes a number of every field. */
  readonly decode: (frame: Uint8Array) => number;
  /** Decodes into a message that can be compared with the one that was encoded. */
  readonly read: (frame: Uint8Array) => M;
};

/** The codecs of a format, by the kind of message. */
export type Format = { readonly [K in keyof Kinds]: Codec<Kinds[K]> };

/** A codec of a format that gives objects: how each field of one is used, and what message it is. */
export function codec<M, D>(
  encode: (message: M) => Uint8Array,
  decode: (frame: Uint8Array) => D,
  use: (decoded: D) => number,
  messageOf: (decoded: D) => M,
): Codec<M> {
  return {
    encode,
    decode: (frame) => use(decode(frame)),
    read: (frame) => messageOf(decode(frame)),
  };
}

/** Reads a text: its last character too, so that one which is still in parts is put together. */
const useText = (text: string): number => text.length + text.charCodeAt(text.length - 1);

/** Reads every field of a fixed message, so that lazy decoders do their work. */
export function useFixed(nonce: number, qos: number, deadline: bigint | number): number {
  return (nonce ^ qos) + (deadline === 0n ? 1 : 0);
}

/** Reads every field of a mixed message. */
export function useMixed(nonce: number, key: string, value: ArrayLike<number>): number {
  return nonce + useText(key) + (value[0] ?? 0) + value.length;
}

/** Reads every field of every row. */
export function useRows(nonce: number, rows: readonly Row[]): number {
  let sum = nonce;
  for (let i = 0; i < rows.length; i++) {
    const { job, pages, copies, name } = rows[i] as Row;
    sum += job + pages + copies + useText(name);
  }
  return sum;
}

/** Reads every field of a query, and of its tail if it has one. */
export function useQuery(
  nonce: number,
  owner: number,
  limit: number,
  from: QueryLike['from'],
): number {
  const sum = nonce + owner + limit;
  return from === undefined || from === null ? sum : sum + from.job + useText(from.name);
}

/** A query as formats give it: some say `null` for a tail that is absent. */
export type QueryLike = Omit<Query, 'from'> & { readonly from?: Cursor | undefined | null };

/** A fixed message as formats give it: some have a number of 64 bits as a number where it is small. */
export type FixedLike = Omit<Fixed, 'deadline'> & { readonly deadline: bigint | number };

/** Reads every field of the object that a format gives. */
export const use = {
  fixed: ({ nonce, qos, deadline }: FixedLike): number => useFixed(nonce, qos, deadline),
  mixed: ({ nonce, key, value }: Mixed): number => useMixed(nonce, key, value),
  rows: (message: Rows): number => useRows(message.nonce, message.rows),
  query: ({ nonce, owner, limit, from }: QueryLike): number => useQuery(nonce, owner, limit, from),
};

const bytesOf = (value: ArrayLike<number>): Uint8Array => Uint8Array.from(value);

/** The message in an object of whatever class that has its fields. */
export const plain = {
  mixed: ({ nonce, key, value }: Mixed): Mixed => ({ nonce, key, value: bytesOf(value) }),
  rows: ({ nonce, rows }: Rows): Rows => ({
    nonce,
    rows: rows.map(({ job, pages, copies, name }) => ({ job, pages, copies, name })),
  }),
  query: ({ nonce, owner, limit, from }: QueryLike): Query => ({
    nonce,
    owner,
    limit,
    ...(from !== undefined && from !== null && { from: { job: from.job, name: from.name } }),
  }),
};
