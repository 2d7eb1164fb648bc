/** The proofs of an element in the last run. */
import { dirname } from 'node:path/posix';
import { grouped, plural } from '../diagnostics/plural.ts';
import type { Claim } from '../judge/evidence.ts';
import type { ElementDef, InvariantDef, Model } from '../model/types.ts';
import { drawsFor, lackOf } from './draws.ts';
import { needsOf, needsTitle, PROOFS, type Need } from './kinds.ts';
import type { Evidence } from './evidence.ts';
import type { ProvingRun, TestRun } from './reports.ts';
import { byId, shownTo, valid } from './tests.ts';

/** A sight of an element, by all tests that prove something. */
export type SightCount = {
  /** In words: `map answer EFAULT`. */
  readonly what: string;
  readonly times: number;
  readonly tests: number;
  readonly assertions: number;
};

/** The draws for an invariant, of its tests that draw enough of its domain. */
export type DrawCount = {
  readonly forAll: string;
  /** Draws that an assertion followed. */
  readonly times: number;
  /** The number of different draws in the test with the most. */
  readonly distinct: number;
  readonly tests: number;
  readonly assertions: number;
  /** The largest value of each number. */
  readonly reached: Readonly<Record<string, number>>;
};

/** The proofs of an element. */
export type Proof = {
  readonly id: string;
  readonly kind: string;
  /** Tests that are titled with its id and prove something. */
  readonly tests: readonly {
    readonly file: string;
    readonly title: string;
    readonly assertions: number;
  }[];
  /** The required sights: how often each was seen, by how many tests, with how many assertions afterwards. */
  readonly seen: readonly SightCount[];
  /** The draws of the tests of an invariant. */
  readonly drew?: DrawCount;
  /** Rungs that prove it, each with the folder of the last evidence that shows it. */
  readonly rungs: readonly { readonly text: string; readonly evidence: string }[];
  /** Logs of other systems with a rung for it: proofs if their lines are stamped, else claims. Absent if there are none. */
  readonly logs?: readonly LogProof[];
};

/** A rung that a judged log shows. */
export type LogProof = {
  readonly text: string;
  readonly file: string;
  readonly sha256: string;
  readonly worth: 'proven' | 'claimed';
};

/** Counts the sights that meet each need. Sights are indexed by id, since there are tens of thousands. */
function seenOf(tests: readonly ProvingRun[]): (need: Need) => SightCount {
  const all = tests.flatMap((test) => shownTo(test).map((one) => ({ test, one })));
  const byElement = Map.groupBy(all, ({ one: [id, how] }) => `${how} ${id}`);
  return ({ ids, how, what }) => {
    const own = ids.flatMap((id) => byElement.get(`${how} ${id}`) ?? []);
    const asserting = own.filter(({ one: [, , , after] }) => after > 0);
    const sum = (at: 2 | 3): number => asserting.reduce((all_, { one }) => all_ + one[at], 0);
    const by = new Set(asserting.map(({ test }) => test)).size;
    return { what, times: sum(2), tests: by, assertions: sum(3) };
  };
}

function drewOf(invariant: InvariantDef, tests: readonly ProvingRun[], model: Model): DrawCount {
  const all = tests
    .flatMap((test) => drawsFor(invariant, test).map((draws) => ({ test, draws })))
    .filter(({ draws }) => lackOf(invariant, draws, model) === undefined);
  const sum = (of: 'judged' | 'assertions'): number =>
    all.reduce((before, { draws }) => before + draws[of], 0);
  const reached: Record<string, number> = {};
  for (const [name, most] of all.flatMap(({ draws }) => Object.entries(draws.reached))) {
    reached[name] = Math.max(reached[name] ?? 0, most);
  }
  return {
    forAll: invariant.forAll,
    times: sum('judged'),
    distinct: Math.max(0, ...all.map(({ draws }) => draws.distinct)),
    tests: new Set(all.map(({ test }) => test)).size,
    assertions: sum('assertions'),
    reached,
  };
}

/** The last accepted run on which each marker was seen: the folder of its evidence. */
function lastSeen(evidence: readonly Evidence[]): Map<string, string> {
  const accepted = evidence.filter((one) => one.accepted);
  return new Map(
    accepted.flatMap(({ rungs, file }) =>
      [...rungs.keys()].map((rung): [string, string] => [rung, dirname(file)]),
    ),
  );
}

/** Whether a judged log shows a rung. */
export function shows({ verdict }: Claim, name: string): boolean {
  return verdict.rungs.some(({ rung, line }) => rung === name && line !== undefined);
}

function logProof({ log: { file, sha256 }, stamp }: Claim, text: string): LogProof {
  return { text, file, sha256, worth: stamp === 'emitter' ? 'proven' : 'claimed' };
}

/**
 * Returns the proofs of each element that needs one, and of each marker.
 *
 * @param tests the tests of the reports.
 * @param evidence selftests of the present contracts, oldest first.
 * @param judged accepted logs of the present contracts.
 */
export function proofsOf(
  model: Model,
  tests: readonly TestRun[],
  evidence: readonly Evidence[],
  judged: readonly Claim[] = [],
): Proof[] {
  const proving = valid(tests);
  const titled = byId(proving);
  const shown = seenOf(proving);
  const invariants = new Map(model.invariants.map((one) => [one.id, one]));
  const seen = lastSeen(evidence);
  const proofOf = (element: ElementDef): Proof => {
    const { id, kind } = element;
    const invariant = invariants.get(id);
    const markers = model.markers.filter((one) => one.id === id || one.proves.includes(id));
    const logs = markers.flatMap(({ name, text }) =>
      judged.filter((one) => shows(one, name)).map((one) => logProof(one, text)),
    );
    return {
      id,
      kind,
      // A word without a dot is an id in a title only where one is asked for: `job` is in many.
      tests: (needsTitle(element) || id.includes('.') ? (titled.get(id) ?? []) : []).map((one) => {
        const { file, title, record } = one;
        return { file, title, assertions: record.assertions };
      }),
      seen: needsOf(element, model).map((need) => shown(need)),
      ...(invariant !== undefined && { drew: drewOf(invariant, titled.get(id) ?? [], model) }),
      rungs: markers.flatMap(({ name, text }) => {
        const folder = seen.get(name);
        return folder === undefined ? [] : [{ text, evidence: folder }];
      }),
      ...(logs.length > 0 && { logs }),
    };
  };
  return model.elements.filter(({ kind }) => PROOFS[kind].by !== 'none').map(proofOf);
}

/** Returns the proofs of an element and of the elements below it: `taskQos.set` has `taskQos.set.escalation`. */
export function proofsFor(proofs: readonly Proof[], id: string): Proof[] {
  return proofs.filter((one) => one.id === id || one.id.startsWith(`${id}.`));
}

/** The number of tests of one file that are listed; more are only counted, since generated cases are many. */
const TOLD = 3;

/** Whether all required sights of an element were seen, with at least one proof. */
export function isProven({
  tests,
  seen,
  drew,
  rungs,
  logs = [],
}: Pick<Proof, 'tests' | 'seen' | 'drew' | 'rungs' | 'logs'>): boolean {
  const isSeen = seen.every((one) => one.tests > 0) && drew?.tests !== 0;
  const stamped = logs.filter(({ worth }) => worth === 'proven');
  return isSeen && tests.length + rungs.length + seen.length + stamped.length > 0;
}

function testLines(tests: Proof['tests']): string[] {
  return [...Map.groupBy(tests, ({ file }) => file)].flatMap(([file, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    if (own.length > TOLD)
      return [`  test  ${file}: ${plural(own.length, 'test')}, '${first.title}' first`];
    return own.map(({ title, assertions }) => {
      return `  test  ${file}: '${title}', ${plural(assertions, 'assertion')}`;
    });
  });
}

function seenLine({ what, times, tests, assertions }: SightCount): string {
  if (tests === 0) return `  never ${what}`;
  return `  saw   ${what}: ${plural(times, 'time')} in ${plural(tests, 'test')}, ${plural(assertions, 'assertion')} after`;
}

function drewLine({ forAll, times, distinct, tests, assertions, reached }: DrawCount): string {
  if (tests === 0) return `  never drew enough of '${forAll}'`;
  const numbers = Object.entries(reached).map(([name, most]) => `${name} ≤ ${grouped(most)}`);
  const how = `${plural(times, 'time')}, ${grouped(distinct)} different, in ${plural(tests, 'test')}`;
  return `  drew  ${forAll}: ${how}, ${plural(assertions, 'assertion')} after; reached ${numbers.join(', ')}`;
}

const WORTH = {
  proven: 'log   proven by stamped lines:',
  claimed: 'log   claimed, not proven:',
} as const;

function logLines(logs: readonly LogProof[]): string[] {
  return logs.map(
    ({ text, file, sha256, worth }) => `  ${WORTH[worth]} '${text}' in ${file} sha256=${sha256}`,
  );
}

/** Formats proofs: each element, and below it its sights, tests, rungs and logs. */
export function proofsText(proofs: readonly Proof[]): string {
  return proofs
    .flatMap((proof) => [
      `${proof.id} (${proof.kind})`,
      ...proof.seen.map(seenLine),
      ...(proof.drew === undefined ? [] : [drewLine(proof.drew)]),
      ...testLines(proof.tests),
      ...proof.rungs.map(({ text, evidence }) => `  rung  '${text}' in ${evidence}`),
      ...logLines(proof.logs ?? []),
      ...(isProven(proof) ? [] : ['  not proven']),
    ])
    .map((line) => `${line}\n`)
    .join('');
}
