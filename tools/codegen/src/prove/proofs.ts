/** What proved an element, the last time that everything ran. */
import { dirname } from 'node:path/posix';
import type { Claim } from '../judge/evidence.ts';
import { provenElements } from '../check/rules/proofs.ts';
import type { ElementDef, Model } from '../model/types.ts';
import type { Evidence, Ran } from './reports.ts';
import { byId } from './tests.ts';

/** The proofs of an element. */
export type Proof = {
  readonly id: string;
  readonly kind: string;
  /** Tests that passed and are titled with its id. */
  readonly tests: readonly { readonly file: string; readonly title: string }[];
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
  const titled = byId(tests.filter(({ status }) => status === 'passed'));
  const seen = lastSeen(evidence);
  const proofOf = ({ id, kind }: Pick<ElementDef, 'id' | 'kind'>): Proof => {
    const markers = model.markers.filter((one) => one.id === id || one.proves.includes(id));
    const logs = markers.flatMap(({ name, text }) =>
      judged.filter((one) => shows(one, name)).map((one) => logProof(one, text)),
    );
    return {
      id,
      kind,
      tests: (titled.get(id) ?? []).map(({ file, title }) => ({ file, title })),
      rungs: markers.flatMap(({ name, text }) => {
        const folder = seen.get(name);
        return folder === undefined ? [] : [{ text, evidence: folder }];
      }),
      ...(logs.length > 0 && { logs }),
    };
  };
  const markers = model.elements.filter(({ kind }) => kind === 'marker');
  return [...provenElements(model), ...markers].map(proofOf);
}

/** The proofs of an element and of what belongs to it: `taskQos.set` has `taskQos.set.escalation`. */
export function proofsFor(proofs: readonly Proof[], id: string): Proof[] {
  return proofs.filter((one) => one.id === id || one.id.startsWith(`${id}.`));
}

/** More tests of one file than this are told as a number: generated cases come by the dozen. */
const TOLD = 3;

function testLines(tests: Proof['tests']): string[] {
  return [...Map.groupBy(tests, ({ file }) => file)].flatMap(([file, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    if (own.length > TOLD) return [`  test  ${file}: ${own.length} tests, '${first.title}' first`];
    return own.map(({ title }) => `  test  ${file}: '${title}'`);
  });
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

/** Proofs as text: an element, and below it its tests and its rungs. */
export function proofsText(proofs: readonly Proof[]): string {
  return proofs
    .flatMap(({ id, kind, tests, rungs, logs = [] }) => [
      `${id} (${kind})`,
      ...testLines(tests),
      ...rungs.map(({ text, evidence }) => `  rung  '${text}' in ${evidence}`),
      ...logLines(logs),
      ...(tests.length + rungs.length + logs.length === 0 ? ['  nothing'] : []),
    ])
    .map((line) => `${line}\n`)
    .join('');
}
