/** Reports a run: rung by rung on a terminal, as plain lines, or as one JSON document. */
import { parseLine, rungsOf, type Ladder, type Rung } from '@abicus/wire/ladder';
import type { Options } from './options.ts';
import { profileOf, type Run } from './run.ts';
import type { RungMark } from './trace.ts';

/** The data of a run besides its result. */
export interface RunFacts {
  readonly options: Options;
  /** Real time of the run in ms. */
  readonly wallMs: number;
  /** The folder of its evidence. */
  readonly evidence: string;
}

/** Takes the lines of the console, and prints those that are rungs. */
export type RungPrinter = (line: string) => void;

const GREEN = '\u001B[32m';
const RED = '\u001B[31m';
const DIM = '\u001B[2m';
const PLAIN = '\u001B[0m';

/** Prints each rung as it is reached. @param terminal whether to print colours. */
export function rungPrinter(
  ladder: Ladder,
  options: Options,
  terminal: boolean,
  out: (text: string) => void,
): RungPrinter {
  const rungs = rungsOf(ladder, profileOf(options.harts));
  const byText = new Map(rungs.map((rung) => [rung.text, rung]));
  const detailed = rungs.filter((rung) => rung.detail);
  return (line) => {
    const parsed = parseLine(line);
    if (parsed === undefined) return;
    const { text, identity, micros } = parsed;
    const rung = byText.get(text) ?? detailed.find((one) => text.startsWith(one.text));
    const failed = rung === undefined ? rungs.find((one) => text.startsWith(one.fail)) : undefined;
    const printed = rung ?? failed;
    if (printed === undefined || identity !== printed.by) return;
    const time = (micros / 1e6).toFixed(6);
    out(
      terminal
        ? colourful(printed, rung !== undefined, time, text)
        : plain(printed, rung !== undefined, time, text),
    );
  };
}

function plain(rung: Rung, ok: boolean, time: string, text: string): string {
  return `${ok ? 'ok  ' : 'FAIL'} ${time} ${rung.by} ${rung.phase} ${text}\n`;
}

function colourful(rung: Rung, ok: boolean, time: string, text: string): string {
  const sign = ok ? `${GREEN}✓${PLAIN}` : `${RED}✗${PLAIN}`;
  const where = `${time}  ${rung.by.padEnd(15)}  ${rung.phase.padEnd(7)}`;
  return ` ${sign} ${DIM}${where}${PLAIN}  ${text}\n`;
}

/** The end of the report: findings, and a summary line. */
export function summary(run: Run, facts: RunFacts, terminal: boolean): string {
  const { options, wallMs, evidence } = facts;
  const { verdict, accepted, digest } = run;
  const reached = verdict.rungs
    .slice(0, run.rungsWanted)
    .filter(({ line }) => line !== undefined).length;
  const lines = problems(run).map((text) =>
    terminal ? ` ${RED}✗${PLAIN} ${text}` : `problem ${text}`,
  );
  const word = accepted ? 'accepted' : 'rejected';
  // Without a fault of a rung it is the machine that ended badly.
  const at = accepted ? '' : ` first_failed_phase=${verdict.failedPhase ?? 'end'}`;
  const values = [
    `rungs=${reached}/${run.rungsWanted}`,
    `harts=${options.harts}`,
    `seed=${options.seed}`,
    `wall=${wallMs.toFixed(0)}ms`,
    `digest=${digest === '' ? 'none' : digest}`,
  ];
  if (!terminal)
    return [...lines, `${word}${at} ${values.join(' ')} evidence=${evidence}\n`].join('\n');
  const colour = accepted ? GREEN : RED;
  return `${[...lines, '', ` ${colour}${word}${PLAIN}${at}  ${values.join('  ')}`, ` ${DIM}evidence  ${evidence}${PLAIN}`].join('\n')}\n`;
}

/** The problems of a run, one line each. */
export function problems({ verdict, trouble }: Run): string[] {
  const printed = verdict.findings.map(({ kind, line, rung, phase, message }) => {
    const place = line === undefined ? '' : ` line ${line}`;
    return [`${kind}${place}`, rung, phase === undefined ? undefined : `(${phase})`, message]
      .filter((part) => part !== undefined)
      .join(' ');
  });
  return trouble === undefined ? printed : [trouble, ...printed];
}

/** The run as data, for `--json` and for the verdict in the evidence. */
export function document(run: Run, { options, wallMs, evidence }: RunFacts): object {
  const { verdict, accepted, ending, trouble, digest, steps, virtualNs, trapsOfHarts } = run;
  const { harts, seed, phase, until } = options;
  const rungs = new Map(rungsOf(run.ladder, run.profile).map((rung) => [rung.name, rung]));
  return {
    kind: 'selftest',
    ok: accepted,
    profile: run.profile,
    harts,
    seed,
    until: until.kind === 'marker' ? until.text : until.kind,
    phase: phase ?? null,
    firstFailedPhase: verdict.failedPhase ?? null,
    trouble: trouble ?? null,
    rungs: verdict.rungs
      .filter(({ line }) => line !== undefined)
      .map((reached) => ({
        marker: reached.rung,
        text: rungs.get(reached.rung)?.text ?? '',
        by: rungs.get(reached.rung)?.by ?? '',
        phase: reached.phase,
        line: reached.line,
        micros: reached.micros,
      })),
    rungsWanted: run.rungsWanted,
    rungsOfProfile: verdict.rungs.length,
    findings: verdict.findings,
    ending,
    digest,
    steps,
    virtualNs,
    trapsOfHarts,
    capabilities: run.capabilities.taken,
    counters: run.counters.taken,
    wallMs: Math.round(wallMs),
    evidence,
  };
}

/** The reached rungs, for the trace. */
export function rungMarks({ lines, verdict }: Run): RungMark[] {
  return verdict.rungs.flatMap(({ line }) => {
    const parsed = line === undefined ? undefined : parseLine(lines[line - 1] ?? '');
    return parsed === undefined ? [] : [parsed];
  });
}
