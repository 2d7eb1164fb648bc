/** The phase of the boot that failed. */
import { lineOf, type Climb } from './climb.ts';
import type { Ladder, Rung } from './ladder.ts';

/** The first phase, in their order, of these rungs. */
function firstPhase({ phases }: Ladder, rungs: readonly Rung[]): string | undefined {
  const failed = new Set(rungs.map(({ phase }) => phase));
  return phases.find(({ name }) => failed.has(name))?.name ?? rungs[0]?.phase;
}

/** The first phase with a rung at fault; without one, the first incomplete phase. */
export function failedPhase(
  climb: Climb,
  ladder: Ladder,
  wanted: readonly Rung[],
): string | undefined {
  const [first] = climb.findings;
  if (first === undefined) return undefined;
  const blamed = new Set(climb.findings.map((finding) => finding.rung));
  const atFault = climb.rungs.filter((rung) => blamed.has(rung.name));
  if (atFault.length > 0) return firstPhase(ladder, atFault);
  const open = wanted.filter((rung) => lineOf(climb.seen.get(rung)) > lineOf(first));
  return firstPhase(ladder, open) ?? wanted.at(-1)?.phase;
}
