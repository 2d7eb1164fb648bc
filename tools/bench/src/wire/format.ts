/** The interface of measured formats. */
import type {
  Cursor,
  FixedMessage,
  Kinds,
  MixedMessage,
  QueryMessage,
  Row,
  RowsMessage,
} from './messages.ts';

/** Encoder and decoder of one kind of message. */
export type Codec<M> = {
  readonly encode: (message: M) => Uint8Array;
  /** Decodes, and reads every field into a number. */
  readonly decode: (frame: Uint8Array) => number;
  /** Decodes to a message that can be compared with the encoded one. */
  readonly read: (frame: Uint8Array) => M;
};

/** The codecs of a format, by the kind of message. */
export type Format = { readonly [K in keyof Kinds]: Codec<Kinds[K]> };

/** Creates the codec of a format that decodes to objects. @param use reads every field. @param messageOf converts it. */
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

/** Reads a text including its last character, so that a rope string is flattened. */
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

/** A decoded query: some formats give `null` for an absent tail. */
export type QueryLike = Omit<QueryMessage, 'from'> & { readonly from?: Cursor | undefined | null };

/** A decoded fixed message: some formats give small 64-bit integers as a number. */
export type FixedLike = Omit<FixedMessage, 'deadline'> & { readonly deadline: bigint | number };

/** Reads every field of a decoded object. */
export const use = {
  fixed: ({ nonce, qos, deadline }: FixedLike): number => useFixed(nonce, qos, deadline),
  mixed: ({ nonce, key, value }: MixedMessage): number => useMixed(nonce, key, value),
  rows: (message: RowsMessage): number => useRows(message.nonce, message.rows),
  query: ({ nonce, owner, limit, from }: QueryLike): number => useQuery(nonce, owner, limit, from),
};

const bytesOf = (value: ArrayLike<number>): Uint8Array => Uint8Array.from(value);

/** Converts an object of any class with a message's fields to a plain message. */
export const plain = {
  mixed: ({ nonce, key, value }: MixedMessage): MixedMessage => ({
    nonce,
    key,
    value: bytesOf(value),
  }),
  rows: ({ nonce, rows }: RowsMessage): RowsMessage => ({
    nonce,
    rows: rows.map(({ job, pages, copies, name }) => ({ job, pages, copies, name })),
  }),
  query: ({ nonce, owner, limit, from }: QueryLike): QueryMessage => ({
    nonce,
    owner,
    limit,
    ...(from !== undefined && from !== null && { from: { job: from.job, name: from.name } }),
  }),
};
