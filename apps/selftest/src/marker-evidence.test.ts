/** All markers: each is printed only for its own evidence, and accepted only from its emitter. */
import { LADDER } from '@abicus/abi-ladder';
import { INVARIANTS } from '@abicus/abi-ladder/testing';
import { line, proof, type Evidence, type Failure, type Marker } from '@abicus/wire';
import { formatLine, recogniseLog, rungsOf } from '@abicus/wire/ladder';
import { drew } from '@abicus/wire/testing';
import { expect, test } from 'vitest';

/** Those of all contracts: the ladder has a rung for each. */
const MARKERS: readonly Marker[] = LADDER.rungs.map(({ name, text, fail, by, proves }) => {
  return { id: `marker.${name}`, text, fail, by, proves };
});
/** The ladder with all rungs. */
const RUNGS = rungsOf(LADDER, 'smp');
const EMITTERS = new Set(['pid:9', ...MARKERS.map(({ by }) => by)]);

const claimsOf = ({ id, proves }: Marker): readonly string[] => (proves.length > 0 ? proves : [id]);

/** The result of a proof in which each element of a marker holds, fails or is not checked. */
function resultOf(
  marker: Marker,
  holds: (element: string) => boolean | undefined,
): Evidence | Failure {
  const checks = proof(marker);
  for (const element of claimsOf(marker)) {
    const isTrue = holds(element);
    if (isTrue !== undefined) checks.that(element, 'was seen', isTrue);
  }
  return checks.end();
}

/** Invalid evidence for a marker. */
function forgeries(marker: Marker): readonly (Evidence | Failure)[] {
  const made = { ok: true, marker, assertions: 9 };
  const other = MARKERS.find(({ id }) => id !== marker.id);
  return [
    proof(marker).end(),
    ...claimsOf(marker).flatMap((one) => [
      resultOf(marker, (element) => element !== one),
      resultOf(marker, (element) => (element === one ? undefined : true)),
    ]),
    made as unknown as Evidence,
    ...(other === undefined ? [] : [resultOf(other, () => true)]),
  ];
}

/** The log of a complete ladder, in which one line may come from another emitter. */
function log(of?: Marker, by?: string): string[] {
  return RUNGS.flatMap(({ text, detail, by: own, answered }, micros) => {
    const identity = text === of?.text ? (by ?? own) : own;
    return [
      formatLine({ micros, hart: 0, identity, text: detail ? `${text} 0.1.0` : text }),
      ...(answered
        ? [formatLine({ micros, hart: 0, identity: answered.by, text: answered.text })]
        : []),
    ];
  });
}

const kindsOf = (lines: readonly string[]): string[] =>
  recogniseLog(LADDER, lines, 'smp').findings.map(({ kind }) => kind);

test('testing.invariant.honest: no marker is printed without its complete evidence, and none is accepted from another emitter', () => {
  expect(kindsOf(log())).toEqual([]);
  for (const marker of MARKERS) {
    const forged = forgeries(marker);
    const others = [...EMITTERS].filter((by) => by !== marker.by);
    const reached = { 'forgeries of one': forged.length, 'other emitters': others.length };
    drew(INVARIANTS['testing.invariant.honest'], marker.id, reached);
    const honest = line(
      marker,
      resultOf(marker, () => true),
    );
    expect(honest).toBe(marker.text);
    const failures = forged.map((one) => line(marker, one));
    expect(failures.filter((text) => !text.startsWith(marker.fail))).toEqual([]);
    for (const by of others) {
      const { accepted, findings } = recogniseLog(LADDER, log(marker, by), 'smp');
      expect(accepted).toBe(false);
      expect(findings.map(({ kind }) => kind)).toContain('forged');
    }
  }
});
