/** The rungs that a run must reach, and whether it stops there. */
import {
  lastRungs,
  requiredRungs,
  rungsOf,
  type Ladder,
  type Rung,
  type Until,
} from '@abicus/wire/ladder';
import type { Options } from './options.ts';

/** The goal of a run. */
export interface Goal {
  /** The last rungs to reach: every required rung is one of them or comes before one. */
  readonly last: readonly Rung[];
  /** Whether the run stops at these rungs. */
  readonly stopsThere: boolean;
  readonly recogniseOptions: Until;
  /** The number of rungs to reach. */
  readonly wanted: number;
}

/** Finds a rung of a profile by its text or name. */
export function rungOf(ladder: Ladder, profile: string, text: string): string | undefined {
  return rungsOf(ladder, profile).find((rung) => rung.text === text || rung.name === text)?.name;
}

/** Whether a line of the console is that of a rung, whichever program printed it. */
export function isLineOf({ text, detail = false }: Rung, line: string): boolean {
  return detail ? line.includes(` ${text}`) : line.endsWith(` ${text}`);
}

/** Determines the rungs that a run must reach: a profile may have none of a phase itself, but those before it. */
export function goalOf({ until, phase }: Options, ladder: Ladder, profile: string): Goal {
  const name = until.kind === 'marker' ? rungOf(ladder, profile, until.text) : undefined;
  const recogniseOptions = {
    ...(name !== undefined && { until: name }),
    ...(phase !== undefined && { phase }),
  };
  const wanted = requiredRungs(ladder, profile, recogniseOptions);
  return {
    last: lastRungs(ladder, wanted),
    stopsThere: name !== undefined || phase !== undefined,
    recogniseOptions,
    wanted: wanted.length,
  };
}
