/** Assigns changes to packages: those of its contracts, of names that it uses, and of what it exports from all contracts. */
import type { Change } from '../diff/change.ts';
import type { LinkedContracts } from '../diff/diff.ts';
import { larger, type DiffRuleId, type Level } from '../diff/rules.ts';
import { borrowedBy, Usage } from '../diff/usage.ts';
import type { Model, PackageDef } from '../model/types.ts';
import { NATIVE, packageFolder, packageName, type Workspace } from '../workspace/config.ts';

/** A package that a bump can name. */
export type BumpPackage = Pick<PackageDef, 'feeds' | 'name' | 'folder'>;

/** A package and its changes. */
export type Answer = {
  readonly pkg: BumpPackage;
  /** Whether no contract feeds it any longer. */
  readonly removed: boolean;
  /** Whether it only exports elements of other packages. */
  readonly aggregate: boolean;
  readonly changes: readonly Change[];
  /** What the strictest of them needs; undefined without one. */
  readonly strict: Level | undefined;
};

/** Points that the ladder and its recogniser contain. */
const ON_THE_LADDER =
  /^contract\.(markers|diagnostics|ladder|phases|profiles|principals|program|log)\b|^contract\.(id|status)$/;

/** Points that the header and crate for other languages contain. */
const IN_C =
  /^(contract\.(types|errors|limits|syscalls|service|principals|program\.name|program presence)|newtype|enumeration|flags|struct|scalar|zero|constant|text|bytes|errno|limit|byEnum|syscall|op|arg|optional|pointer|span|selector|serviceOp\.(opcode|re)|event)\b/;

/** Changes of a marker or phase that its own package shows as another text at most; the ladder shows all of them. */
const OF_THE_LADDER: ReadonlySet<DiffRuleId> = new Set([
  'marker-changed',
  'rung-bound',
  'rung-freed',
  'phase-changed',
]);

/** Returns the generated packages: those that contracts feed, and the one for other languages. */
function packagesOf(workspace: Workspace, model: Model): BumpPackage[] {
  if (model.packages.length === 0) return [];
  const name = packageName(workspace, NATIVE);
  const folder = packageFolder(workspace, NATIVE);
  return [...model.packages, { feeds: NATIVE, name, folder }];
}

/** Returns the changes of every existing package. A new package has none. */
export function answersOf(
  workspace: Workspace,
  { before, after }: { readonly before: LinkedContracts; readonly after: LinkedContracts },
  changes: readonly Change[],
): Answer[] {
  const usage = new Usage(before.model, after.model);
  const models = [before.model, after.model];
  // The ladder stands beside the profiles.
  const ladders = models.map(({ profiles: [profile] }) => profile?.feeds);
  const present = packagesOf(workspace, after.model);

  const answersFor = ({ feeds }: BumpPackage): Change[] => {
    const borrowed = models.flatMap((model) => {
      const pkg = model.packages.find((one) => one.feeds === feeds);
      return pkg === undefined ? [] : [...borrowedBy(model, pkg)];
    });
    return changes.filter(({ feeds: of, point, id, way }) => {
      if (of === feeds) return true;
      if (feeds === NATIVE && IN_C.test(point)) return true;
      if (ladders.includes(feeds) && ON_THE_LADDER.test(point)) return true;
      if (!borrowed.includes(id)) return false;
      return way === undefined || usage.waysOf(id, feeds).includes(way);
    });
  };

  return packagesOf(workspace, before.model).map((pkg): Answer => {
    const own = answersFor(pkg);
    const now = present.find(({ feeds }) => feeds === pkg.feeds);
    const levels = own.map(({ rule, level }): Level =>
      OF_THE_LADDER.has(rule) && !ladders.includes(pkg.feeds) ? 'patch' : level,
    );
    const strict = levels.reduce<Level | undefined>(larger, undefined);
    return {
      pkg: now ?? pkg,
      removed: now === undefined,
      aggregate: pkg.feeds === NATIVE,
      changes: own,
      strict: now === undefined ? 'major' : strict,
    };
  });
}
