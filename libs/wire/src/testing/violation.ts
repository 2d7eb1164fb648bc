/** Calls that must fail: with one check violated, and with every pair of checks. */

/**
 * How a check is made to fail, written once per check. `violate` changes a world in which the call
 * would succeed, so that exactly this check fails; it must work together with all others except those
 * in `impossibleWith`.
 */
export type Violation<World, Check extends string> =
  | {
      readonly violate: (world: World) => void | Promise<void>;
      readonly impossibleWith?: readonly Check[];
    }
  /** The reason why it cannot be made to fail through a call. */
  | { readonly impossible: string };

/** A slot for each check of an operation. An empty slot does not compile. */
export type Slot<World, Check extends string> = {
  readonly [Name in Check]: Violation<World, Check>;
};

/** A check and its error. */
export type CheckRow<Name extends string = string> = {
  readonly name: Name;
  /** The id of its operation, a dot, its name. */
  readonly id: string;
  readonly error: string;
  readonly errno: number;
  /** The id of the limit that it checks. */
  readonly limit?: string;
  /** Set for a check that may change something when it rejects, as its contract says. */
  readonly changes?: true;
};

/** The checks of each operation, in the order of execution: `CHECKS` of a package. */
export type CheckTable = Readonly<Record<string, readonly CheckRow[]>>;

/** The violations of each check of a table, in the worlds of a test. */
export type SlotsOf<World, Table extends CheckTable> = {
  readonly [Op in keyof Table]: Slot<World, Table[Op][number]['name']>;
};

/** A call in whose world one or two checks fail, and the check that must decide: the first. */
export type Violated<World> = {
  /** Starts with the id of the check that decides. */
  readonly title: string;
  readonly decides: CheckRow;
  readonly violate: (world: World) => void | Promise<void>;
};

type Filled<World> = {
  readonly row: CheckRow;
  readonly violate: (world: World) => void | Promise<void>;
  readonly apart: readonly string[];
};

/** Every single violation of an operation, and every possible pair, in the order of checks. */
export function violationsOf<World>(
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
    return { title: `${row.id} fails with ${row.error}${bound}`, decides: row, violate };
  });
  const pairs = filled.flatMap((first, i) =>
    filled.slice(i + 1).flatMap((second): Violated<World>[] => {
      if (first.apart.includes(second.row.name) || second.apart.includes(first.row.name)) return [];
      const violate = (world: World): void | Promise<void> => {
        const done = second.violate(world);
        if (done instanceof Promise) return done.then(() => first.violate(world));
        return first.violate(world);
      };
      const title = `${first.row.id} comes before ${second.row.id}`;
      return [{ title, decides: first.row, violate }];
    }),
  );
  return [...singles, ...pairs];
}
