/** Reads what a selftest left about its capabilities and calls: the evidence of one run. */
import { basename, dirname } from 'node:path';
import { parseLine, type CountedTask, type HeldCapabilities } from '@abicus/wire/ladder';
import { isFolder } from '@abicus/codegen/files';
import { hashesOf, isObject, otherContracts, readWhole, word } from '@abicus/codegen/evidence';
import type { Model } from '@abicus/codegen';
import { readCounted } from './counted.ts';
import { readHeld } from './held.ts';

/** The evidence of a run, or why it is of no use here. */
export type RunResult =
  | { readonly ok: true; readonly run: RunEvidence }
  | { readonly ok: false; readonly why: string };

/** The evidence of a run. */
export type RunEvidence = {
  readonly held: HeldCapabilities;
  /** All tasks of the run, and what services counted. */
  readonly counted: readonly CountedTask[];
  /** Programs that ended, as the first task told; some were started again. */
  readonly ends: ReadonlySet<string>;
  /** Programs in the order in which the first task told of their first starts. */
  readonly starts: readonly string[];
  /** Why it may not be compared: it did not reach the end of the ladder. */
  readonly partial?: string;
};

/** Names of diagnostics by which the first task tells that a program ended; `{program}` in their text is its name. */
export const END_LINES: readonly string[] = ['programEnd', 'programRestart', 'programBlocked'];

/** The programs that lines of the first task name as ended. */
function endsIn(
  lines: readonly string[],
  { diagnostics }: Model,
  first: string,
): ReadonlySet<string> {
  const texts = diagnostics.filter(({ name, by }) => by === first && END_LINES.includes(name));
  const patterns = texts.map(({ text }) => {
    const parts = text
      .split(/\{\w+\}/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const holes = [...text.matchAll(/\{(\w+)\}/g)].map(([, hole]) =>
      hole === 'program' ? '(?<program>\\S+)' : '\\S+',
    );
    return new RegExp(`^${parts.map((part, i) => part + (holes[i] ?? '')).join('')}$`);
  });
  const found = lines.flatMap((line) => {
    const parsed = parseLine(line);
    if (parsed?.identity !== first) return [];
    return patterns.flatMap((one) => one.exec(parsed.text)?.groups?.['program'] ?? []);
  });
  return new Set(found);
}

/** The programs that the first task started, each where it was started first: lines `init: start timed`. */
function startsIn(lines: readonly string[], first: string): string[] {
  const prefix = `${first}: start `;
  const texts = lines.flatMap((line) => {
    const parsed = parseLine(line);
    return parsed?.identity === first && parsed.text.startsWith(prefix) ? [parsed.text] : [];
  });
  return [...new Set(texts.map((text) => text.slice(prefix.length)))];
}

/** Why a run may not be compared, if it did not reach the end of its ladder. */
function partialOf(verdict: unknown, { taken }: HeldCapabilities): string | undefined {
  if (taken !== 'at the last rung') return 'the run did not reach the end of its ladder';
  if (!isObject(verdict)) return undefined;
  const [until, phase] = [word(verdict['until']), word(verdict['phase'])];
  if (phase !== '') return `the run stopped at the end of phase ${phase}`;
  return until === 'end' || until === 'never' ? undefined : `the run stopped at '${until}'`;
}

/** Reads the evidence of a run. @param path absolute. @param name the path as it was given. */
export function readRun(path: string, name: string, model: Model, first: string): RunResult {
  const unusable = (why: string): RunResult => ({ ok: false, why });
  if (!isFolder(path)) return unusable(`there is no folder ${name}`);
  const whole = readWhole(dirname(path), basename(path), 'selftest');
  if (!whole.ok) return unusable(whole.finding.message);
  const { documents } = whole;
  const older = ['capabilities.json', 'counters.json'].find(
    (file) => documents[file] === undefined,
  );
  if (older !== undefined) {
    return unusable(
      `${name} is of an older abicus, which left no ${older}: run the selftest again`,
    );
  }
  const others = otherContracts(model, hashesOf(documents['contracts.json']));
  if (others.length > 0) {
    return unusable(`${name} is of other contracts (${others.join(', ')}): run the selftest again`);
  }
  const read = readHeld(documents['capabilities.json']);
  if (!read.ok) return unusable(`${name}/capabilities.json: ${read.why}`);
  const { held } = read;
  if (held.taken === 'never') {
    return unusable(`${name}: the machine stopped within a trap, and left no capabilities`);
  }
  const counters = readCounted(documents['counters.json'], held);
  if (!counters.ok) return unusable(`${name}/counters.json: ${counters.why}`);
  const log = documents['console.log'];
  const lines = typeof log === 'string' ? log.split('\n') : [];
  const partial = partialOf(documents['verdict.json'], held);
  const ends = endsIn(lines, model, first);
  const starts = startsIn(lines, first);
  const run = { held, counted: counters.tasks, ends, starts };
  return { ok: true, run: partial === undefined ? run : { ...run, partial } };
}
