/** The selftest: boots the system and checks the marker ladder. */
import type { System } from '@abicus/probe';
import { readOptions, type Environment, type OptionValues, type Options } from './options.ts';

export type { System } from '@abicus/probe';
export type { Environment, OptionValues } from './options.ts';

/** The environment of a command. */
export interface Io {
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether `out` is a terminal. */
  readonly terminal: boolean;
}

const USAGE_ERROR = 2;

/**
 * The command `abicus selftest`, of a system.
 *
 * @returns the exit code: 0 the ladder is accepted, 1 it is not, 2 usage error, or the evidence could not be written.
 */
export async function selftest(
  system: System,
  given: OptionValues,
  env: Environment,
  io: Io,
): Promise<number> {
  const options = readOptions(
    given,
    env,
    system.ladder.phases.map(({ name }) => name),
  );
  if ('usage' in options) {
    const lines = options.usage.split('\n').map((line) => `abicus: selftest: ${line}\n`);
    io.err(`${lines.join('')}See \`abicus selftest --help\`.\n`);
    return USAGE_ERROR;
  }
  return await runAndReport(system, options, io);
}

async function runAndReport(system: System, options: Options, io: Io): Promise<number> {
  const [{ run, profileOf }, { rungOf }, { document, rungPrinter, summary }] = await Promise.all([
    import('./run.ts'),
    import('./goal.ts'),
    import('./report.ts'),
  ]);
  const { until, harts, json } = options;
  if (
    until.kind === 'marker' &&
    rungOf(system.ladder, profileOf(harts), until.text) === undefined
  ) {
    io.err(`abicus: selftest: --until ${until.text}: no rung of the ladder with --smp ${harts}\n`);
    return USAGE_ERROR;
  }
  const printRung = json ? () => {} : rungPrinter(system.ladder, options, io.terminal, io.out);
  const begun = new Date();
  const start = performance.now();
  const result = run(system, options, printRung);
  const wallMs = performance.now() - start;
  const { saveEvidence } = await import('./save-evidence.ts');
  const { contracts } = system;
  const saved = saveEvidence(result, { options, contracts, wallMs, begun, cwd: io.cwd });
  if (!saved.ok) {
    io.err(
      `abicus: selftest: the evidence could not be written: ${saved.error}\nTry another folder: --evidence DIR\n`,
    );
    return USAGE_ERROR;
  }
  const facts = { options, wallMs, evidence: saved.value };
  io.out(
    json
      ? `${JSON.stringify(document(result, facts), undefined, 2)}\n`
      : summary(result, facts, io.terminal),
  );
  return result.accepted ? 0 : 1;
}
