// @generated from contracts/rfc-0023-timed.contract.ts (RFC-0023/timed). Do not edit: change the contract, then run `abicus generate`.
// body sha256:0dc0a5ba53987f2f

/**
 * How a check is made to fail, filled in by a person once per check. `violate` changes a world in
 * which the call would succeed, so that exactly this check fails; it must work together with all
 * others but those in `impossibleWith`.
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
    const bound = row.limit === undefined ? '' : ` at ${row.limit}`;
    return { op, title: `${row.id} fails with ${row.error}${bound}`, decides: row, violate };
  });
  const pairs = filled.flatMap((first, i) =>
    filled.slice(i + 1).flatMap((second): Violated<World>[] => {
      if (first.apart.includes(second.row.name) || second.apart.includes(first.row.name)) return [];
      const violate = (world: World): void => {
        second.violate(world);
        first.violate(world);
      };
      const title = `${first.row.id} comes before ${second.row.id}`;
      return [{ op, title, decides: first.row, violate }];
    }),
  );
  return [...singles, ...pairs];
}
