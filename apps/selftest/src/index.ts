/** The selftest: boots the system and checks the marker ladder. */
import { LADDER } from '@abicus/abi-ladder';
import { readOptions, type Environment, type OptionValues, type Options } from './options.ts';

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
 * The command `abicus selftest`.
 *
 * @returns the exit code: 0 the ladder is accepted, 1 it is not, 2 usage error, or the evidence could not be written.
 */
export async function selftest(given: OptionValues, env: Environment, io: Io): Promise<number> {
  const options = readOptions(
    given,
    env,
    LADDER.phases.map(({ name }) => name),
  );
  if ('usage' in options) {
    const lines = options.usage.split('\n').map((line) => `abicus: selftest: ${line}\n`);
    io.err(`${lines.join('')}See \`abicus selftest --help\`.\n`);
    return USAGE_ERROR;
  }
  return await runAndReport(options, io);
}

async function runAndReport(options: Options, io: Io): Promise<number> {
  const [{ run, profileOf, rungOf }, { document, rungPrinter, summary }] = await Promise.all([
    import('./run.ts'),
    import('./report.ts'),
  ]);
  const { until, harts, json } = options;
  if (until.kind === 'marker' && rungOf(profileOf(harts), until.text) === undefined) {
    io.err(`abicus: selftest: --until ${until.text}: no rung of the ladder with --smp ${harts}\n`);
    return USAGE_ERROR;
  }
  const printRung = json ? () => {} : rungPrinter(options, io.terminal, io.out);
  const begun = new Date();
  const start = performance.now();
  const result = run(options, printRung);
  const wallMs = performance.now() - start;
  const { saveEvidence } = await import('./save-evidence.ts');
  const saved = saveEvidence(result, { options, wallMs, begun, cwd: io.cwd });
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
