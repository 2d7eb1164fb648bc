/**
 * The options of a run, parsed from arguments and environment variables. An option that contradicts its variable is an
 * error, since either value could be the intended one.
 */
/** Where a run stops: at the end of the ladder, only at the end of the machine, or at a marker. */
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
  /** The folder of the evidence; undefined: a new one. */
  readonly evidence: string | undefined;
}

/** The text of usage errors. */
export interface UsageError {
  readonly usage: string;
}

/** The numbers of harts for which the ladder is checked. */
export const HART_COUNTS: readonly number[] = [1, 2, 4, 64];
const HARTS_DEFAULT = 2;
const TIMEOUT_DEFAULT_MS = 90_000;
/** A day. A timeout above the maximum of the host's watchdog would expire at once. */
const TIMEOUT_MAX_MS = 86_400_000;

/** The values of the options on the command line, by name. */
export interface OptionValues {
  readonly smp?: string | undefined;
  readonly seed?: string | undefined;
  readonly until?: string | undefined;
  readonly timeout?: string | undefined;
  readonly phase?: string | undefined;
  readonly 'require-smp'?: boolean;
  readonly json?: boolean;
  readonly evidence?: string | undefined;
}

/** An environment: names and values. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Parses the options of a run. @param phases the valid values of `--phase`. */
export function readOptions(
  given: OptionValues,
  env: Environment,
  phases: readonly string[],
): Options | UsageError {
  const errors: string[] = [];
  const either = (option: string | undefined, flag: string, variable: string): string | undefined =>
    oneOf(errors, option, flag, env[variable], variable);
  const smp = either(given.smp, '--smp', 'SMP');
  const until = either(given.until, '--until', 'RUN_UNTIL_MARKER');
  const timeout = either(given.timeout, '--timeout', 'RUN_TIMEOUT');
  const phase = either(given.phase, '--phase', 'RUN_PHASE');
  const required = requireSmp(errors, given['require-smp'], env['REQUIRE_SMP']);
  const harts = smp === undefined ? HARTS_DEFAULT : wholeNumber(smp);
  if (harts === undefined || !HART_COUNTS.includes(harts)) {
    errors.push(`--smp ${smp ?? ''}: the ladder is proven with ${HART_COUNTS.join(', ')} harts`);
  } else if (required && harts < 2) {
    errors.push(`--require-smp (REQUIRE_SMP) with ${harts} hart: use --smp 2 or more`);
  }
  const seed = given.seed === undefined ? 1 : wholeNumber(given.seed);
  if (seed === undefined) errors.push(`--seed ${given.seed ?? ''}: not an integer, 0 to 2^53 - 1`);
  const timeoutMs = timeout === undefined ? TIMEOUT_DEFAULT_MS : milliseconds(timeout);
  if (timeoutMs === undefined)
    errors.push(`--timeout ${timeout ?? ''}: not a time in ms, 1 to ${TIMEOUT_MAX_MS}`);
  if (phase !== undefined && !phases.includes(phase)) {
    errors.push(`--phase ${phase}: no such phase; there are ${phases.join(', ')}`);
  }
  const goal = readUntil(until);
  if (goal.kind === 'marker' && phase !== undefined) {
    errors.push(
      `--until ${goal.text} and --phase ${phase} both say where the run ends: say one of them`,
    );
  }
  const { json = false, evidence } = given;
  if (evidence === '') errors.push('--evidence: no folder is named');
  if (errors.length > 0 || harts === undefined || seed === undefined || timeoutMs === undefined) {
    return { usage: errors.join('\n') };
  }
  return { harts, seed, until: goal, timeoutMs, phase, json, evidence };
}

/** The value of an option or of its variable; an empty variable counts as unset. */
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

/** Parses a time in milliseconds; also `90s`, for compatibility with upstream's harness. */
function milliseconds(text: string): number | undefined {
  const seconds = text.endsWith('s') && !text.endsWith('ms');
  const value = wholeNumber(text.replace(/m?s$/, ''));
  if (value === undefined) return undefined;
  const ms = seconds ? value * 1000 : value;
  return ms > 0 && ms <= TIMEOUT_MAX_MS ? ms : undefined;
}
