/** The state of the recogniser on its way through a log, and its findings. */
import type { Ladder, Rung } from './ladder.ts';
import type { ConsoleLine } from './line.ts';
import type { Match } from './match.ts';
import type { Finding, FindingKind } from './verdict.ts';

/** The limit of findings on lines, so that a log of millions of bad lines cannot fill the memory. */
export const FINDINGS_MAX = 1000;

/** A line of the log; without stamps neither its emitter nor its time is known. */
export type Line = Pick<ConsoleLine, 'text'> & Partial<ConsoleLine>;

/** The state of recognition so far. */
export interface Climb {
  readonly kernel: string;
  readonly stamp: Ladder['stamp'];
  unsaid: number;
  readonly match: (text: string) => Match;
  /** Substrings of lines that are not free text. */
  readonly words: readonly string[];
  /** The highest number of harts of the profile's machines. */
  readonly harts: number;
  /** The time of the last line of each hart. */
  readonly times: Map<number, number>;
  /** The rungs of the profile. */
  readonly rungs: readonly Rung[];
  readonly seen: Map<Rung, { readonly line: number; readonly micros?: number }>;
  /** Rungs that count only with an answer, by the text of the line that tells of it. */
  readonly awaited: ReadonlyMap<string, Rung>;
  /** Those of which an answer was told, after they were printed. */
  readonly answered: Set<Rung>;
  readonly findings: Finding[];
}

/** Adds a finding; without a line it is beyond the limit of findings on lines. */
export function find(
  climb: Climb,
  kind: FindingKind,
  message: string,
  line?: number,
  rung?: Rung,
): void {
  if (line !== undefined && climb.findings.length >= FINDINGS_MAX) {
    climb.unsaid++;
    return;
  }
  climb.findings.push({
    kind,
    message,
    ...(line !== undefined && { line }),
    ...(rung !== undefined && { rung: rung.name, phase: rung.phase }),
  });
}

/** Whether a line comes from this emitter, as far as the log shows. */
export const isFrom = ({ identity }: Line, by: string): boolean =>
  identity === undefined || identity === by;

/** The line of what is on none: behind all others. */
const NO_LINE = Number.MAX_SAFE_INTEGER;
/** The line of a finding or of a rung. */
export const lineOf = (one: { readonly line?: number } | undefined): number => one?.line ?? NO_LINE;
