/** Contracts over the whole language, one file or two that borrow. */
import fc from 'fast-check';
import { drawLimits, drawSyscalls, type DrawnOp } from './draw-calls.ts';
import { drawService } from './draw-services.ts';
import { drawAudit, drawBoard, drawBoot, drawEvidence, drawProfiles } from './draw-system.ts';
import { drawMachine } from './draw-machine.ts';
import { drawProgram } from './draw-program.ts';
import { drawPersisted } from './draw-persisted.ts';
import { drawRpc } from './draw-rpc.ts';
import { drawFiles } from './draw-schemas.ts';
import { drawErrors, drawTypes, type Names, type Shared } from './draw-types.ts';
import { drawOver, strings, type Draw } from './draw.ts';
import { call, object, str, type DrawnFile, type Tree } from './tree.ts';

type Sections = Readonly<Record<string, Tree | undefined>>;

function security(draw: Draw): Tree {
  const invariants = new Set<string>();
  const domain = draw.odd(draw.pick(['task', 'frame', 'run queue']), '', '??/ ??=', 'A sentence.');
  return object({
    threats: strings(['one']),
    invariants: draw.maybe(40, () =>
      object([
        [draw.name(invariants), object({ forAll: str(domain), text: draw.prose() })] as [
          string,
          Tree,
        ],
      ]),
    ),
    dontDo: draw.maybe(30, () => ({ list: [draw.prose()] })),
    mitigations: draw.maybe(30, () => ({ list: [draw.prose()] })),
    openRisks: draw.maybe(30, () => ({ list: [draw.prose()] })),
  });
}

function prose(draw: Draw, id: string, feeds: string): Sections {
  const list = (): Tree => ({ list: [draw.prose()] });
  const status = draw.chance(80)
    ? 'accepted'
    : draw.pick(id === 'RFC-0001' ? ['draft', 'frozen'] : ['draft', 'frozen', 'superseded']);
  return {
    id: str(id),
    title: draw.prose(),
    status: str(status),
    owners: strings(['@fuzz']),
    created: str('2026-01-01'),
    feeds: str(feeds),
    supersedes: draw.maybe(10, list),
    context: draw.prose(),
    goals: list(),
    nonGoals: draw.maybe(20, list),
    failureModel: draw.maybe(20, draw.prose),
    security: draw.maybe(40, () => security(draw)),
    alternatives: draw.maybe(20, list),
    openQuestions: draw.maybe(20, list),
  };
}

function reserved(draw: Draw): Tree {
  return object({
    syscalls: draw.maybe(50, () => ({ list: [String(draw.odd(4000, 0))] })),
    opcodes: draw.maybe(50, () => ({ list: [String(draw.odd(100, 1))] })),
    errnos: draw.maybe(50, () => ({ list: [String(draw.odd(300, 40))] })),
    names: draw.maybe(50, () => strings(['goneForEver'])),
  });
}

/** Principals, each of which one contract declares. */
function principals(draw: Draw, shared: Shared): string[] {
  return draw
    .some(['init', 'alpha-task', 'bravo', 'policyd'], 50)
    .filter((name) => !shared.principals.has(name))
    .map((name) => draw.odd(name, 'a b', 'é', ''))
    .map((name) => {
      shared.principals.add(name);
      return name;
    });
}

type Borrowed = { readonly id: string; readonly names: Names };

/** A service, where the package has none yet. */
function drawServing(
  draw: Draw,
  names: Names,
  { id, feeds }: { readonly id: string; readonly feeds: string },
  audits: readonly string[],
): ReturnType<typeof drawService> | undefined {
  const { serving } = names.shared;
  if (draw.odd(serving.has(feeds), false)) return undefined;
  const served = draw.maybe(55, () => drawService(draw, names, audits, id));
  if (served !== undefined) serving.add(feeds);
  return served;
}

/** Sections with TypeBox schemas. */
function schemas(draw: Draw, names: Names): Sections {
  return {
    config: draw.maybe(20, () => drawFiles(draw)),
    persisted: draw.maybe(15, () => drawPersisted(draw, names)),
    rpc: draw.maybe(15, () => drawRpc(draw, names.shared.protocols)),
  };
}

function contractTree(
  draw: Draw,
  id: string,
  feeds: string,
  shared: Shared,
  borrowed?: Borrowed,
): [Tree, Names] {
  const names: Names = { shared, types: [], errors: [], limits: [], principals: [], profiles: [] };
  const first = borrowed === undefined;
  const before = borrowed?.names;
  const taken = new Set(
    [...(before?.types ?? []), ...(before?.errors ?? [])].map(({ name }) => name),
  );
  const used = borrowed === undefined ? [] : draw.some(borrowed.names.types, 40);
  names.types.push(...used);
  names.principals.push(...principals(draw, shared));
  const errors = drawErrors(draw, names, taken, first ? 40 : 140);
  const types = drawTypes(draw, names, taken);
  const limits = draw.maybe(60, () => drawLimits(draw, names, before?.limits ?? []));
  const [audit, audits] = drawAudit(draw, names);
  const [syscalls, calls] = draw.chance(60)
    ? drawSyscalls(draw, names, audits)
    : ([undefined, []] as [undefined, DrawnOp[]]);
  const served = drawServing(draw, names, { id, feeds }, audits);
  const ops = [...calls, ...(served?.[1] ?? [])];
  const ids = ops.map((op) => op.id);
  const own = names.types.filter((type) => !used.includes(type));
  const profiles = first ? draw.maybe(40, () => drawProfiles(draw, names)) : undefined;
  const evidence = first ? drawEvidence(draw, names, ids) : {};
  const { program, calls: called, notifies, from } = drawProgram(draw, shared, id, served?.[2]);
  const usedNames = [...used.map(({ name }) => name), ...from];
  const tree = object({
    ...prose(draw, id, feeds),
    uses:
      usedNames.length > 0 && borrowed !== undefined
        ? object([[borrowed.id, strings(usedNames)] as [string, Tree]])
        : undefined,
    types: used.length === 0 ? types : withEntry(types, 'UsesAll', userOf(names, used)),
    errors,
    limits,
    principals: names.principals.length > 0 ? strings(names.principals) : undefined,
    program,
    calls: called,
    notifies,
    syscalls,
    service: served?.[0],
    audit,
    profiles,
    ...evidence,
    machine: draw.maybe(30, () => {
      return drawMachine(draw, names, own, ops, fieldsOf([syscalls, served?.[0]]));
    }),
    board: draw.maybe(first ? 25 : 0, () => drawBoard(draw)),
    boot:
      first && names.principals.length > 0
        ? draw.maybe(30, () => drawBoot(draw, names))
        : undefined,
    ...schemas(draw, names),
    log: draw.maybe(first ? 15 : 0, () => {
      return object({ stamp: str(draw.pick(['emitter', 'none'])) });
    }),
    mustUse: draw.maybe(10, () => strings(['someFunction'])),
    reserved: draw.maybe(25, () => reserved(draw)),
  });
  return [tree, { ...names, types: own }];
}

/** What is borrowed must be used: a structure of all of it uses it. */
function userOf({ errors }: Names, used: Names['types']): Tree {
  const fields = used.map((type, i): [string, Tree] => [`field${i}`, str(type.name)]);
  const size = used.reduce((sum, type) => sum + type.size, 0);
  const options = object({ size: String(size), errno: str(errors[0]?.name ?? '') });
  return call('struct', object(fields), options);
}

/** The names under `args`, `request` and `reply`. */
function fieldsOf(trees: readonly (Tree | undefined)[]): string[] {
  return trees.flatMap((tree): string[] => {
    if (tree === undefined || typeof tree === 'string' || 'list' in tree) return [];
    if ('call' in tree) return fieldsOf(tree.args);
    return tree.keys.flatMap(([key, value]) => {
      const inside = ['args', 'request', 'reply'].includes(key);
      const own = inside && typeof value === 'object' && 'keys' in value ? value.keys : undefined;
      return own === undefined ? fieldsOf([value]) : own.map(([name]) => name);
    });
  });
}

function withEntry(tree: Tree | undefined, name: string, value: Tree): Tree {
  const keys = typeof tree === 'object' && 'keys' in tree ? tree.keys : [];
  return { keys: [...keys, [name, value]] };
}

function draws(gen: fc.GeneratorValue): DrawnFile[] {
  const draw = drawOver(gen);
  const shared: Shared = {
    calls: new Set(),
    principals: new Set(),
    sentinels: new Set(),
    magics: new Set(),
    audits: new Set(),
    resources: new Set(),
    serving: new Set(),
    protocols: new Set(),
    kept: new Set(),
    programs: new Set(),
    served: [],
  };
  const feeds = draw.odd(
    draw.pick(['kernel', 'storage', 'my-pkg', 'a1']),
    '../up',
    'Up',
    '',
    'a b',
  );
  const [tree, names] = contractTree(draw, 'RFC-0001', feeds, shared);
  const files = [{ file: 'contracts/rfc-0001-first.contract.ts', tree }];
  if (!draw.chance(35)) return files;
  const other = draw.pick(['other', 'storage', feeds]);
  const borrowed = { id: 'RFC-0002', names };
  const [second] = contractTree(draw, 'RFC-0002', other, shared, { ...borrowed, id: 'RFC-0001' });
  return [...files, { file: 'contracts/rfc-0002-second.contract.ts', tree: second }];
}

/** Contracts of any form. */
export const contracts: fc.Arbitrary<DrawnFile[]> = fc.gen().map(draws);

/** The draw of a seed. */
export function drawnFrom(seed: number): DrawnFile[] {
  const [files] = fc.sample(contracts, { seed, numRuns: 1 });
  if (files === undefined) throw new Error(`nothing is drawn from seed ${seed}`);
  return files;
}
