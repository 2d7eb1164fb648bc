/**
 * The options of a run, from arguments and environment variables. An option that contradicts its variable is an
 * error, since either value could be the intended one.
 */
import { parseArgs } from 'node:util';

/** How far a run goes: to its end, without a stop, or to a line. */
export type Until =
  | { readonly kind: 'end' | 'never' }
  | { readonly kind: 'marker'; readonly text: string };

/** The options of a run. */
export interface Options {
  readonly harts: number;
  readonly seed: number;
  readonly until: Until;
  /** Real time that the run may take, in ms. */
  readonly timeoutMs: number;
  /** The part of the ladder to prove; undefined: all of it. */
  readonly phase: string | undefined;
  readonly json: boolean;
  /** Where the evidence goes; undefined: a folder of the run's own. */
  readonly evidence: string | undefined;
}

/** A usage error and its text. */
export interface UsageError {
  readonly usage: string;
}

/** The hart counts that the ladder is proven for. */
export const HART_COUNTS: readonly number[] = [1, 2, 4, 64];
const HARTS_DEFAULT = 2;
const TIMEOUT_DEFAULT_MS = 90_000;
/** A day: the host's watchdog ends a run at once when it is given much more than it can count. */
const TIMEOUT_MOST_MS = 86_400_000;

/** What `abicus selftest --help` prints. */
export const HELP = `Usage: abicus selftest [options]

Boots the machine, runs the selftest and checks the ladder of markers.

  --smp 1|2|4|64     harts (default 2)                                       SMP
  --seed N           seed of everything random, 0 to 2^53 - 1 (default 1)
  --until WHAT       1: stop at the end of the ladder (default); 0: run on until the machine ends or the
                     timeout; a line of the log: stop there                  RUN_UNTIL_MARKER
  --timeout MS       real time that the run may take (default 90000)         RUN_TIMEOUT (ms, or 90s)
  --phase NAME       prove the ladder up to the end of a phase               RUN_PHASE
  --require-smp      reject a run with one hart                              REQUIRE_SMP=1
  --json             one JSON document instead of lines
  --evidence DIR     folder for the evidence (default .abicus/evidence/<run>; the last 64 are kept)
  --help             this text

The variables on the right have the same meaning; an option that contradicts its variable is a usage error.
Exit codes: 0 the ladder is accepted, 1 it is not, 2 usage error.
`;

const FLAGS = {
  smp: { type: 'string' },
  seed: { type: 'string' },
  until: { type: 'string' },
  timeout: { type: 'string' },
  phase: { type: 'string' },
  'require-smp': { type: 'boolean' },
  json: { type: 'boolean' },
  evidence: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** An environment: names and values. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the options of a run. @param phases the names that `--phase` may have. */
export function readOptions(
  argv: readonly string[],
  env: Environment,
  phases: readonly string[],
): Options | UsageError | 'help' {
  let values;
  try {
    ({ values } = parseArgs({ args: [...argv], options: FLAGS, strict: true }));
  } catch (error) {
    return { usage: error instanceof Error ? error.message : String(error) };
  }
  if (values.help === true) return 'help';
  const errors: string[] = [];
  const either = (option: string | undefined, flag: string, variable: string): string | undefined =>
    oneOf(errors, option, flag, env[variable], variable);
  const smp = either(values.smp, '--smp', 'SMP');
  const until = either(values.until, '--until', 'RUN_UNTIL_MARKER');
  const timeout = either(values.timeout, '--timeout', 'RUN_TIMEOUT');
  const phase = either(values.phase, '--phase', 'RUN_PHASE');
  const required = requireSmp(errors, values['require-smp'], env['REQUIRE_SMP']);
  const harts = smp === undefined ? HARTS_DEFAULT : wholeNumber(smp);
  if (harts === undefined || !HART_COUNTS.includes(harts)) {
    errors.push(`--smp ${smp ?? ''}: the ladder is proven with ${HART_COUNTS.join(', ')} harts`);
  } else if (required && harts < 2) {
    errors.push(`--require-smp (REQUIRE_SMP) with ${harts} hart: use --smp 2 or more`);
  }
  const seed = values.seed === undefined ? 1 : wholeNumber(values.seed);
  if (seed === undefined) errors.push(`--seed ${values.seed ?? ''}: not an integer, 0 to 2^53 - 1`);
  const timeoutMs = timeout === undefined ? TIMEOUT_DEFAULT_MS : milliseconds(timeout);
  if (timeoutMs === undefined)
    errors.push(`--timeout ${timeout ?? ''}: not a time in ms, 1 to ${TIMEOUT_MOST_MS}`);
  if (phase !== undefined && !phases.includes(phase)) {
    errors.push(`--phase ${phase}: no such phase; there are ${phases.join(', ')}`);
  }
  const { json = false, evidence } = values;
  if (evidence === '') errors.push('--evidence: no folder is named');
  if (errors.length > 0 || harts === undefined || seed === undefined || timeoutMs === undefined) {
    return { usage: errors.join('\n') };
  }
  return { harts, seed, until: readUntil(until), timeoutMs, phase, json, evidence };
}

/** The value of an option or of its variable; an empty variable is as good as none. */
function oneOf(
  errors: string[],
  option: string | undefined,
  flag: string,
  value: string | undefined,
  variable: string,
): string | undefined {
  const variableValue = value === '' ? undefined : value;
  if (option !== undefined && variableValue !== undefined && option !== variableValue) {
    errors.push(`${flag} ${option} contradicts ${variable}=${variableValue}: say one of them`);
  }
  return option ?? variableValue;
}

function requireSmp(
  errors: string[],
  option: boolean | undefined,
  value: string | undefined,
): boolean {
  if (value !== undefined && value !== '' && value !== '0' && value !== '1') {
    errors.push(`REQUIRE_SMP=${value}: 0 or 1`);
  }
  if (option === true && value === '0') {
    errors.push('--require-smp contradicts REQUIRE_SMP=0: say one of them');
  }
  return option === true || value === '1';
}

function readUntil(text: string | undefined): Until {
  if (text === undefined || text === '1') return { kind: 'end' };
  return text === '0' ? { kind: 'never' } : { kind: 'marker', text };
}

function wholeNumber(text: string): number | undefined {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Milliseconds; `90s` as upstream's harness writes it. */
function milliseconds(text: string): number | undefined {
  const seconds = text.endsWith('s') && !text.endsWith('ms');
  const value = wholeNumber(text.replace(/m?s$/, ''));
  if (value === undefined) return undefined;
  const ms = seconds ? value * 1000 : value;
  return ms > 0 && ms <= TIMEOUT_MOST_MS ? ms : undefined;
}
