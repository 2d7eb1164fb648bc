/** Puts the probes of a system into the order of its ladder: there is one for each rung of the client, and no other. */
import type { Probe, System } from '@abicus/probe';
import { err, ok, type Marker, type Result } from '@abicus/wire';
import { rungsOf, type Rung } from '@abicus/wire/ladder';

function isOf(rung: Rung, marker: Marker): boolean {
  return rung.text === marker.text && rung.by === marker.by;
}

/**
 * Gives the probes of a profile in the order of its rungs.
 *
 * @returns an error if, in any profile, a rung of the program that runs the probes has none or several, or a probe has no
 * such rung.
 */
export function orderProbes(
  { ladder, programs, probes }: System,
  profile: string,
): Result<readonly Probe[], string> {
  const client = programs.find(({ prints }) => prints !== undefined);
  if (client === undefined) return err('no program of the system runs probes');
  const { name, prints = [] } = client;
  const wanted = ladder.rungs.filter(
    (rung) => rung.by === name && !prints.some((marker) => isOf(rung, marker)),
  );
  const unproven = wanted.flatMap((rung) => {
    const count = probes.filter(({ marker }) => isOf(rung, marker)).length;
    if (count === 1) return [];
    return [`${count === 0 ? 'no probe' : `${count} probes`} for '${rung.text}'`];
  });
  const unknown = probes
    .filter(({ marker }) => !wanted.some((rung) => isOf(rung, marker)))
    .map(({ marker }) => `a probe for '${marker.text}', which is no rung of ${name}`);
  const problems = [...unproven, ...unknown];
  if (problems.length > 0) return err(problems.join('; '));
  return ok(
    rungsOf(ladder, profile).flatMap((rung) => probes.filter(({ marker }) => isOf(rung, marker))),
  );
}
