/** Parts of `testing/` that are the same in every package: the shapes of its data, and small helpers. */

/** `testing/decode-case.ts` of a package with syscalls. */
export const DECODE_CASE = `
/** A call as data: what is in its registers and its memory, and how decoding it ends. */
export type DecodeCase = {
  /** Ids of the elements that it shows something of, the operation or error first. */
  readonly covers: readonly string[];
  /** What is wrong with it, or what is special about it. */
  readonly what: string;
  /** a7, then a0 to a5. */
  readonly registers: readonly bigint[];
  /** What is mapped, in hexadecimal. Nothing else is. */
  readonly memory: readonly { readonly va: number; readonly hex: string }[];
  /** The number of the error that it is refused with, 0 if decoding takes it. */
  readonly errno: number;
};

/** Something that decodes calls: a kernel's decoders, a whole kernel, or a guest on a machine. */
export interface CaseDriver {
  /** Makes a call, and gives the number of the error that decoding refuses it with, else 0. */
  run(one: DecodeCase): number;
}

/** The title of a case's test, which starts with the ids of what it shows something of. */
export function caseTitle(one: DecodeCase): string {
  const end = one.errno === 0 ? 'is taken' : 'is refused';
  return \`\${one.covers.join(' ')} \${end}: \${one.what}\`;
}

/** A register file with a case's registers in it: x10 to x15 and x17. */
export function caseRegisters(one: DecodeCase): Int32Array {
  const x = new Int32Array(64);
  const put = (register: number, value: bigint): void => {
    x[2 * register] = Number(BigInt.asIntN(32, value));
    x[2 * register + 1] = Number(BigInt.asIntN(32, value >> 32n));
  };
  one.registers.forEach((value, i) => put(i === 0 ? 17 : 9 + i, value));
  return x;
}

/** The memory of a case: nothing can be stored to. */
export function caseMemory(one: DecodeCase): UserMemory {
  const parts = one.memory.map(({ va, hex }) => ({ va, bytes: fromHex(hex) }));
  const read = (va: number, length: number): Uint8Array | undefined => {
    if (length === 0) return new Uint8Array(0);
    const part = parts.find((at) => va >= at.va && va + length <= at.va + at.bytes.length);
    return part?.bytes.slice(va - part.va, va - part.va + length);
  };
  return {
    read,
    readable: (va, length) => read(va, length) !== undefined,
    writable: () => false,
    write: () => false,
  };
}
`;

/** `testing/hex.ts`. */
export const HEX = `
/** Bytes from hexadecimal. */
export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) =>
    Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16),
  );
}

/** Bytes in hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
`;

/** `testing/draw.ts`. */
export const DRAW = `
/**
 * Where arbitrary values come from: a seeded generator, or one of a library that shrinks. With
 * fast-check, \`fc.gen().map((g) => anyPid(drawWith(g)))\`, where \`drawWith\` answers each method
 * with the arbitrary of that name.
 */
export interface Draw {
  /** An integer, both ends included. */
  integer(min: number, max: number): number;
  /** The same beyond 53 bits. */
  bigint(min: bigint, max: bigint): bigint;
}

/** One of some values. There must be one. */
export function pick<T>(draw: Draw, values: readonly [T, ...T[]]): T {
  return values[draw.integer(0, values.length - 1)] ?? values[0];
}

/** A run of bytes. */
export function anyBytes(draw: Draw, min: number, max: number): Uint8Array {
  return Uint8Array.from({ length: draw.integer(min, max) }, () => draw.integer(0, 255));
}

/** Text of so many bytes in UTF-8: mostly ASCII, some of it of two bytes. */
export function anyText(draw: Draw, min: number, max: number): string {
  let room = draw.integer(min, max);
  let text = '';
  while (room > 0) {
    const wide = room > 1 && draw.integer(0, 7) === 0;
    text += String.fromCodePoint(wide ? draw.integer(0x80, 0x7ff) : draw.integer(0x20, 0x7e));
    room -= wide ? 2 : 1;
  }
  return text;
}
`;

/** \`testing/violation.ts\`. */
export const VIOLATION = `
/**
 * How a check is made to fail, filled in by a person once per check. \`violate\` changes a world in
 * which the call would succeed, so that exactly this check fails; it must work together with all
 * others but those in \`impossibleWith\`.
 */
export type Violation<World, Check extends string> =
  | { readonly violate: (world: World) => void; readonly impossibleWith?: readonly Check[] }
  /** It cannot be made to fail through a call: why. */
  | { readonly impossible: string };

/** A slot for each check of an operation. One that is empty does not compile. */
export type Slot<World, Check extends string> = {
  readonly [Name in Check]: Violation<World, Check>;
};

/** A check and what it fails with. */
export type CheckRow = {
  readonly name: string;
  readonly id: string;
  readonly error: string;
  readonly errno: number;
  /** The id of the bound that it holds to. */
  readonly limit?: string;
};

/** A call in whose world one or two checks fail, and the check that must decide: the first. */
export type Violated<World> = {
  /** The id of the operation. */
  readonly op: string;
  /** Starts with the id of the check that decides. */
  readonly title: string;
  readonly decides: CheckRow;
  readonly violate: (world: World) => void;
};

type Filled<World> = {
  readonly row: CheckRow;
  readonly violate: (world: World) => void;
  readonly apart: readonly string[];
};

/** Every single violation of an operation, and every pair that is possible, in the order of checks. */
export function violationsOf<World>(
  op: string,
  rows: readonly CheckRow[],
  slot: Readonly<Record<string, Violation<World, string>>>,
): Violated<World>[] {
  const filled = rows.flatMap((row): Filled<World>[] => {
    const one = slot[row.name];
    if (one === undefined || !('violate' in one)) return [];
    return [{ row, violate: one.violate, apart: one.impossibleWith ?? [] }];
  });
  const singles = filled.map(({ row, violate }) => {
    const bound = row.limit === undefined ? '' : \` at \${row.limit}\`;
    return { op, title: \`\${row.id} fails with \${row.error}\${bound}\`, decides: row, violate };
  });
  const pairs = filled.flatMap((first, i) =>
    filled.slice(i + 1).flatMap((second): Violated<World>[] => {
      if (first.apart.includes(second.row.name) || second.apart.includes(first.row.name)) return [];
      const violate = (world: World): void => {
        second.violate(world);
        first.violate(world);
      };
      const title = \`\${first.row.id} comes before \${second.row.id}\`;
      return [{ op, title, decides: first.row, violate }];
    }),
  );
  return [...singles, ...pairs];
}
`;
