/** What proved an element, the last time that everything ran. */
import { dirname } from 'node:path/posix';
import type { Claim } from '../judge/evidence.ts';
import type { ElementDef, Model } from '../model/types.ts';
import { needsOf, PROOFS, type Need } from './kinds.ts';
import type { Evidence } from './evidence.ts';
import type { Ran } from './reports.ts';
import { byId, shownTo, voidness } from './tests.ts';

/** What was seen of an element, by all tests that prove something. */
export type Seen = {
  /** In words: `map answer EFAULT`. */
  readonly what: string;
  readonly times: number;
  readonly tests: number;
  readonly assertions: number;
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
  /** What has to be seen of it: how often it was, by how many tests, and how much they asserted after. */
  readonly seen: readonly Seen[];
  /** Rungs that were climbed for it, each with the folder of the last evidence that shows it. */
  readonly rungs: readonly { readonly text: string; readonly evidence: string }[];
  /** Logs of other systems that show a rung for it: proof if their lines are stamped, else only claims. Left out if none. */
  readonly logs?: readonly LogProof[];
};

/** A rung that a judged log shows. */
export type LogProof = {
  readonly text: string;
  readonly file: string;
  readonly sha256: string;
  readonly worth: 'proven' | 'claimed';
};

/** What tests saw of a need. Sightings are looked up by id: there are tens of thousands. */
function seenOf(tests: readonly Ran[]): (need: Need) => Seen {
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

/** The last accepted run on which each marker was seen: the folder of its evidence. */
function lastSeen(evidence: readonly Evidence[]): Map<string, string> {
  const accepted = evidence.filter((one) => one.accepted);
  return new Map(
    accepted.flatMap(({ rungs, file }) =>
      rungs.map((rung): [string, string] => [rung, dirname(file)]),
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
 * The proofs of each element that needs one, and of each marker.
 *
 * @param tests what ran.
 * @param evidence selftests of the present contracts, oldest first.
 * @param judged accepted logs of the present contracts.
 */
export function proofsOf(
  model: Model,
  tests: readonly Ran[],
  evidence: readonly Evidence[],
  judged: readonly Claim[] = [],
): Proof[] {
  const valid = tests.filter((one) => voidness(one) === undefined);
  const titled = byId(valid);
  const shown = seenOf(valid);
  const seen = lastSeen(evidence);
  const proofOf = (element: ElementDef): Proof => {
    const { id, kind } = element;
    const markers = model.markers.filter((one) => one.id === id || one.proves.includes(id));
    const logs = markers.flatMap(({ name, text }) =>
      judged.filter((one) => shows(one, name)).map((one) => logProof(one, text)),
    );
    return {
      id,
      kind,
      tests: (titled.get(id) ?? []).map(({ file, title, record }) => {
        return { file, title, assertions: record?.assertions ?? 0 };
      }),
      seen: needsOf(element, model).map((need) => shown(need)),
      rungs: markers.flatMap(({ name, text }) => {
        const folder = seen.get(name);
        return folder === undefined ? [] : [{ text, evidence: folder }];
      }),
      ...(logs.length > 0 && { logs }),
    };
  };
  return model.elements.filter(({ kind }) => PROOFS[kind].by !== 'none').map(proofOf);
}

/** The proofs of an element and of what belongs to it: `taskQos.set` has `taskQos.set.escalation`. */
export function proofsFor(proofs: readonly Proof[], id: string): Proof[] {
  return proofs.filter((one) => one.id === id || one.id.startsWith(`${id}.`));
}

/** More tests of one file than this are told as a number: generated cases come by the dozen. */
const TOLD = 3;

const plural = (count: number, of: string): string => `${count} ${of}${count === 1 ? '' : 's'}`;

/** Whether everything that an element needs was seen, and something says so. */
export function isProven({
  tests,
  seen,
  rungs,
  logs = [],
}: Pick<Proof, 'tests' | 'seen' | 'rungs' | 'logs'>): boolean {
  const isSeen = seen.every((one) => one.tests > 0);
  const stamped = logs.filter(({ worth }) => worth === 'proven');
  return isSeen && tests.length + rungs.length + seen.length + stamped.length > 0;
}

function testLines(tests: Proof['tests']): string[] {
  return [...Map.groupBy(tests, ({ file }) => file)].flatMap(([file, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    if (own.length > TOLD) return [`  test  ${file}: ${own.length} tests, '${first.title}' first`];
    return own.map(({ title, assertions }) => {
      return `  test  ${file}: '${title}', ${plural(assertions, 'assertion')}`;
    });
  });
}

function seenLine({ what, times, tests, assertions }: Seen): string {
  if (tests === 0) return `  never ${what}`;
  return `  saw   ${what}: ${plural(times, 'time')} in ${plural(tests, 'test')}, ${plural(assertions, 'assertion')} after`;
}

const WORTH = {
  proven: 'log   stamped lines of this log show',
  claimed: 'log   claimed by this log, not proven:',
} as const;

function logLines(logs: readonly LogProof[]): string[] {
  return logs.map(
    ({ text, file, sha256, worth }) => `  ${WORTH[worth]} '${text}' in ${file} sha256=${sha256}`,
  );
}

/** Proofs as text: an element, and below it what was seen of it, its tests, its rungs and logs. */
export function proofsText(proofs: readonly Proof[]): string {
  return proofs
    .flatMap(({ id, kind, tests, seen, rungs, logs = [] }) => [
      `${id} (${kind})`,
      ...seen.map(seenLine),
      ...testLines(tests),
      ...rungs.map(({ text, evidence }) => `  rung  '${text}' in ${evidence}`),
      ...logLines(logs),
      ...(isProven({ tests, seen, rungs, logs }) ? [] : ['  not proven']),
    ])
    .map((line) => `${line}\n`)
    .join('');
}
