/** Which changes each package answers for: those of its contracts, of what it borrows, of what it shows of all. */
import type { Change } from '../diff/change.ts';
import type { Linked } from '../diff/diff.ts';
import { larger, type DiffRuleId, type Level } from '../diff/rules.ts';
import { borrowedBy, Usage } from '../diff/usage.ts';
import type { Model, PackageDef } from '../model/types.ts';
import { NATIVE, packageFolder, packageName, type Workspace } from '../workspace/config.ts';

/** A package as bumps see it. */
export type Bumped = Pick<PackageDef, 'feeds' | 'name' | 'folder'>;

/** A package and the changes that it answers for. */
export type Answer = {
  readonly pkg: Bumped;
  /** No contract makes it any more. */
  readonly removed: boolean;
  /** It shows what other packages declare, and nothing of its own. */
  readonly aggregate: boolean;
  readonly changes: readonly Change[];
  /** What the strictest of them needs; undefined without one. */
  readonly strict: Level | undefined;
};

/** Points whose changes the ladder and its recogniser show. */
const ON_THE_LADDER =
  /^contract\.(markers|diagnostics|ladder|phases|profiles|principals|log)\b|^contract\.(id|status)$/;

/** Points whose changes the header and crate for other languages show. */
const IN_C =
  /^(contract\.(types|errors|limits|syscalls|service|principals)|newtype|enumeration|flags|struct|scalar|zero|constant|text|bytes|errno|limit|byEnum|syscall|op|arg|optional|pointer|span|selector|serviceOp\.(opcode|re)|event)\b/;

/** What a package other than that of the ladder shows of a marker: its text, under the same name. */
const ONLY_TEXT: ReadonlySet<DiffRuleId> = new Set(['marker-changed']);

/** The packages that contracts make: those that they feed, and that for other languages. */
function packagesOf(workspace: Workspace, model: Model): Bumped[] {
  if (model.packages.length === 0) return [];
  const name = packageName(workspace, NATIVE);
  const folder = packageFolder(workspace, NATIVE);
  return [...model.packages, { feeds: NATIVE, name, folder }];
}

/** Answers of every package that was there before. A new package has none. */
export function answersOf(
  workspace: Workspace,
  { before, after }: { readonly before: Linked; readonly after: Linked },
  changes: readonly Change[],
): Answer[] {
  const usage = new Usage(before.model, after.model);
  const models = [before.model, after.model];
  // The ladder stands beside the profiles.
  const ladders = models.map(({ profiles: [profile] }) => profile?.feeds);
  const present = packagesOf(workspace, after.model);

  const answersFor = ({ feeds }: Bumped): Change[] => {
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
      ONLY_TEXT.has(rule) && !ladders.includes(pkg.feeds) ? 'patch' : level,
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
