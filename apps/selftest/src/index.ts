/** Boots the system and proves the marker ladder. */
import { PHASES } from '@abicus/abi-ladder';
import { HELP, readOptions, type Environment, type Options } from './options.ts';

/** What a command needs of its surroundings. */
export interface Io {
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether someone looks at `out`. */
  readonly terminal: boolean;
}

const USAGE_ERROR = 2;

/**
 * The command `abicus selftest`.
 *
 * @returns its exit code: 0 the ladder is accepted, 1 it is not, 2 usage error.
 */
export async function selftest(argv: readonly string[], env: Environment, io: Io): Promise<number> {
  const options = readOptions(
    argv,
    env,
    PHASES.map(({ name }) => name),
  );
  if (options === 'help') {
    io.out(HELP);
    return 0;
  }
  if ('usage' in options) {
    io.err(`${options.usage}\nTry: abicus selftest --help\n`);
    return USAGE_ERROR;
  }
  return await runAndReport(options, io);
}

async function runAndReport(options: Options, io: Io): Promise<number> {
  const { run, profileOf, rungOf } = await import('./run.ts');
  const { document, rungMarks, rungTeller, summary } = await import('./report.ts');
  const { claimFolder, runId, writeEvidence } = await import('./evidence.ts');
  const { CONTRACTS, contractsHash } = await import('./contracts.ts');
  if (
    options.until.kind === 'marker' &&
    rungOf(profileOf(options.harts), options.until.text) === undefined
  ) {
    io.err(`--until ${options.until.text}: no rung of the ladder with ${options.harts} harts\n`);
    return USAGE_ERROR;
  }
  const tell = options.json ? () => {} : rungTeller(options, io.terminal, io.out);
  const begun = new Date();
  const start = performance.now();
  const result = run(options, contractsHash(), tell);
  const wallMs = performance.now() - start;
  const evidence = options.evidence ?? (await claimFolder(io.cwd, runId(begun, process.pid)));
  const facts = { options, wallMs, evidence };
  const verdict = document(result, facts);
  await writeEvidence(evidence, {
    lines: result.lines,
    verdict,
    contracts: CONTRACTS,
    trace: result.trace.json(rungMarks(result)),
  });
  io.out(
    options.json
      ? `${JSON.stringify(verdict, undefined, 2)}\n`
      : summary(result, facts, io.terminal),
  );
  return result.accepted ? 0 : 1;
}
