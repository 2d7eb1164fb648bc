/**
 * The measured messages: 256 different ones of each kind, so that no format benefits from a
 * constant input.
 */

/** A frame of fixed size, with the fields of timed's `register`. */
export type FixedMessage = {
  readonly nonce: number;
  readonly qos: number;
  readonly deadline: bigint;
};

/** A frame with a string of about 18 characters and 64 bytes. */
export type MixedMessage = {
  readonly nonce: number;
  readonly key: string;
  readonly value: Uint8Array;
};

/** One record of a list. */
export type Row = {
  readonly job: number;
  readonly pages: number;
  readonly copies: number;
  readonly name: string;
};

/** A frame with a list of records whose names have 8 to 28 characters. */
export type RowsMessage = { readonly nonce: number; readonly rows: readonly Row[] };

/** The position at which a listing continues. */
export type Cursor = { readonly job: number; readonly name: string };

/** A frame with an optional tail. */
export type QueryMessage = {
  readonly nonce: number;
  readonly owner: number;
  readonly limit: number;
  readonly from?: Cursor | undefined;
};

/** The types of messages, by the name of their kind. */
export type Kinds = {
  readonly fixed: FixedMessage;
  readonly mixed: MixedMessage;
  readonly rows: RowsMessage;
  readonly query: QueryMessage;
};

/** The number of rotating messages; a power of two. */
export const ROTATION = 256;

const NAMES = ['report', 'invoice of march', 'a letter', 'minutes of a meeting'];

function rotate<M>(make: (i: number, nonce: number) => M): readonly M[] {
  return Array.from({ length: ROTATION }, (_, i) => make(i, (i * 2_654_435_761) >>> 0));
}

const nameOf = (i: number): string =>
  `${i.toString(36).padStart(3, '0')}/${NAMES[i & 3]}.${i % 10}`;

const rows = (count: number) => (): readonly RowsMessage[] =>
  rotate((i, nonce) => ({
    nonce,
    rows: Array.from({ length: count }, (_, j) => ({
      job: (i * count + j) * 65_537,
      pages: (i * 7 + j) & 0xfff,
      copies: 1 + (j & 3),
      name: nameOf(i * count + j),
    })),
  }));

const query = (cursorOf: (i: number) => Cursor | undefined) => (): readonly QueryMessage[] =>
  rotate((i, nonce) => {
    const from = cursorOf(i);
    const asked = { nonce, owner: 1000 + i, limit: 1 + (i & 63) };
    return from === undefined ? asked : { ...asked, from };
  });

type MessageSet<K extends keyof Kinds> = {
  readonly kind: K;
  readonly make: () => readonly Kinds[K][];
};

/** The measured messages, by name: their kind and their rotating values. */
export const MESSAGES = {
  fixed: {
    kind: 'fixed',
    make: () =>
      rotate((i, nonce) => ({
        nonce,
        qos: i & 3,
        deadline: 1_000_000_007n * BigInt(i + 1) + (BigInt(i & 7) << 40n),
      })),
  },
  mixed: {
    kind: 'mixed',
    make: () =>
      rotate((i, nonce) => ({
        nonce,
        key: `service/${i.toString(36).padStart(2, '0')}/state.${i % 10}`,
        value: Uint8Array.from({ length: 64 }, (_unused, j) => (i * 31 + j * 7) & 0xff),
      })),
  },
  '8 rows': { kind: 'rows', make: rows(8) },
  '64 rows': { kind: 'rows', make: rows(64) },
  'with a tail': {
    kind: 'query',
    make: query((i) => ({ job: i * 65_537, name: nameOf(i) })),
  },
  'without its tail': { kind: 'query', make: query(() => undefined) },
} as const satisfies Readonly<Record<string, { [K in keyof Kinds]: MessageSet<K> }[keyof Kinds]>>;

/** The name of a set of measured messages. */
export type MessageName = keyof typeof MESSAGES;
