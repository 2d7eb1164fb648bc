/** Identifiers of drawn contracts in C and Rust that no table of names has, or that a table has and nothing writes. */
import { stem } from '../src/names/native.ts';
import { strangersInC, strangersInRust } from '../src/names/testing/identifiers.ts';
import { workspaceAt } from '../src/workspace/config.ts';
import { drawnFrom } from './arbitrary.ts';
import { outcomeOf } from './outcome.ts';

const prefix = stem(workspaceAt('/workspace'));

/** Of the contracts of so many seeds: how many were generated from, and the strangers of each that has some. */
export async function strangersInDrawn(
  seeds: number,
): Promise<{ readonly generated: number; readonly strangers: readonly object[] }> {
  const strangers: object[] = [];
  let generated = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const outcome = await outcomeOf(drawnFrom(seed));
    if (outcome.kind !== 'generated') continue;
    generated++;
    const text = (end: string): string =>
      [...outcome.outputs].find(([path]) => path.endsWith(end))?.[1] ?? '';
    const inC = strangersInC(text('.h'), outcome.model, prefix);
    const inRust = strangersInRust(text('.rs'), outcome.model);
    const all = [inC, inRust].flatMap(({ unlisted, unwritten }) => [...unlisted, ...unwritten]);
    if (all.length > 0) strangers.push({ seed, inC, inRust });
  }
  return { generated, strangers };
}
