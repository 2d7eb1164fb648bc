/**
 * What each option of each command changes: a workspace in which all options of the command have an effect, and for
 * each option what shows it. A test goes through the table of commands, and finds none that is left out.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync, readdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { commitAll, say, write, type Files } from './place.ts';
import { CONTRACT, FILE, LIMITED, LOG, MANIFEST, REPORTED } from './spool.ts';
import { SYSTEM_FILES } from './system-files.ts';

/** An option, and what shows that it was not ignored. */
export type OptionCase = {
  /** Values that differ in what they do; not said of a flag, and of an option with a closed set of values. */
  readonly values?: readonly string[];
  /** What is said or left only with the option: with the first value, if it has values. Not said of a closed set. */
  readonly shows?: RegExp;
  /** A value that is rejected, and what the sentence says; not said of a flag and of a closed set. */
  readonly bad?: readonly [value: string, says: string];
  /** Options that its runs have besides: without them it has nothing to change. */
  readonly beside?: Readonly<Record<string, string>>;
};

/** A command with its options. */
export type CommandCase = {
  /** Makes the workspace in an empty folder. */
  readonly place: (cwd: string) => Promise<void>;
  readonly argv: readonly string[];
  /** Options that every run has besides, if it is not about them: they make it short. */
  readonly usual?: Readonly<Record<string, string>>;
  /** Called after each output of the command. */
  readonly onOut?: (cwd: string) => (times: number, stop: () => void) => void;
  readonly options: Readonly<Record<string, OptionCase>>;
  /** For each positional argument a command line with a bad one, the exit code, and what the sentence says. */
  readonly positionals: Readonly<
    Record<string, readonly [argv: readonly string[], code: 1 | 2, says: string]>
  >;
};

const ROOT = join(import.meta.dirname, '../../..');
const NOSUCH = 'nosuch';

async function expectClean(cwd: string, argv: readonly string[]): Promise<void> {
  const { code, out, err } = await say(cwd, argv);
  if (code !== 0) throw new Error(`${argv.join(' ')}: ${out}${err}`);
}

/** A workspace with these files, generated. */
async function generated(cwd: string, files: Files): Promise<void> {
  write(cwd, { 'abicus.json': '{}', ...files });
  await expectClean(cwd, ['generate']);
}

/** A repository of two commits, of which the second has a limit more, and no changeset. */
async function changed(cwd: string): Promise<void> {
  await generated(cwd, { [FILE]: CONTRACT, ...MANIFEST, '.gitignore': '.abicus\n' });
  commitAll(cwd);
  write(cwd, { [FILE]: LIMITED });
  await expectClean(cwd, ['generate']);
  commitAll(cwd);
}

const SINCE: OptionCase = {
  values: ['HEAD', 'HEAD~1'],
  shows: /as asked for/,
  bad: [NOSUCH, `git knows no commit '${NOSUCH}'`],
};

/** Changes an output and its hash in the lock alike, which only a new generation shows. */
function forge(cwd: string): void {
  const page = 'docs/reference/README.md';
  const text = `${readFileSync(join(cwd, page), 'utf8')}\nForged.\n`;
  const sums = join(cwd, 'contracts/.lock/outputs.json');
  const known: Record<string, string> = JSON.parse(readFileSync(sums, 'utf8'));
  known[page] = createHash('sha256').update(text).digest('hex');
  write(cwd, { [page]: text });
  writeFileSync(sums, `${JSON.stringify(known, undefined, 2)}\n`);
}

/** A contract with a service, from which `new service` makes a package of each kind. */
const SERVICE = `import { contract, fails, serviceOp, u32 } from '@abicus/contract';
export default contract({
  id: 'RFC-0002', title: 'Queue', status: 'accepted', owners: ['@queue'], created: '2026-01-01',
  feeds: 'queue', context: 'Jobs wait.', goals: [],
  program: { stackPages: 4 },
  service: {
    name: 'queue', authority: 'any',
    envelope: { magic: 'QU', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'MALFORMED' },
    status: { OK: 0, EMPTY: 1, MALFORMED: 2 },
    ops: { put: serviceOp(1, { request: { value: u32 }, reply: {}, checks: { value: fails('EMPTY', 'is zero') }, idempotent: false }) },
  },
});
`;

/** The contracts of this repository. */
function contracts(): Files {
  const names = readdirSync(join(ROOT, 'contracts')).filter((one) => one.endsWith('.contract.ts'));
  return Object.fromEntries(
    names.map((name) => [`contracts/${name}`, readFileSync(join(ROOT, 'contracts', name), 'utf8')]),
  );
}

/** A contract whose ladder has two profiles, of which a log shows only one. */
const PROFILES = CONTRACT.replace(
  'markers: {',
  `profiles: { one: { harts: [1, 1] }, two: { harts: [2, 2] } },
  markers: { on: { text: 'spool on', by: 'neuron', after: [], profile: 'two', proves: ['Job'] },`,
);

/** For each command its options. */
export const OPTION_CASES: Readonly<Record<string, CommandCase>> = {
  generate: {
    place: async (cwd) => {
      await generated(cwd, { [FILE]: CONTRACT, 'contracts/rfc-0002-queue.contract.ts': SERVICE });
      rmSync(join(cwd, 'contracts/rfc-0002-queue.contract.ts'));
      write(cwd, { [FILE]: LIMITED });
    },
    argv: ['generate'],
    onOut: (cwd) => (times, stop) => {
      // Only one that watches is still there to see it.
      if (times === 1) write(cwd, { [FILE]: CONTRACT });
      else stop();
    },
    options: {
      watch: { shows: / unchanged\n[^]* unchanged\n/ },
      prune: { shows: /^removed libs\/abi\/queue\//m },
      json: { shows: /"status": "written"/ },
    },
    positionals: {},
  },
  check: {
    place: async (cwd) => {
      await changed(cwd);
      forge(cwd);
      commitAll(cwd);
    },
    argv: ['check'],
    options: {
      since: SINCE,
      thorough: { shows: /^docs\/reference\/README\.md:\d+:\d+ - error/m },
      format: {},
      json: { shows: /"verb": "check"/ },
    },
    positionals: {},
  },
  prove: {
    place: async (cwd) => {
      await generated(cwd, { [FILE]: CONTRACT, 'a.log': LOG, ...REPORTED });
      await expectClean(cwd, ['judge', 'a.log']);
    },
    argv: ['prove'],
    options: { format: {}, json: { shows: /"verb": "prove"/ } },
    positionals: { '[ID]': [['prove', NOSUCH], 2, `prove ${NOSUCH}: no element with this id`] },
  },
  judge: {
    place: (cwd) => generated(cwd, { [FILE]: PROFILES, 'a.log': LOG }),
    argv: ['judge', 'a.log'],
    usual: { profile: 'one' },
    options: {
      profile: {
        values: ['one', 'two'],
        shows: /accepted rungs=1\/1/,
        bad: [NOSUCH, `there is no profile '${NOSUCH}'; declared: one, two`],
      },
      json: { shows: /"verb": "judge"/ },
    },
    positionals: { LOG: [['judge', NOSUCH, '--profile', 'one'], 2, `judge: ${NOSUCH}: `] },
  },
  diff: {
    place: changed,
    argv: ['diff'],
    options: { since: SINCE, json: { shows: /"changes": \[/ } },
    positionals: {},
  },
  bump: {
    place: changed,
    argv: ['bump'],
    options: {
      since: SINCE,
      write: { shows: /^wrote \.changeset\//m },
      json: { shows: /"needed": \[/ },
    },
    positionals: {},
  },
  system: {
    place: async (cwd) => {
      write(cwd, { 'abicus.json': '{}', ...contracts(), ...SYSTEM_FILES });
      for (const smp of ['1', '2']) {
        await expectClean(cwd, ['selftest', '--smp', smp, '--evidence', join(cwd, `run${smp}`)]);
      }
    },
    argv: ['system'],
    options: {
      run: {
        values: ['run1', 'run2'],
        shows: /run1: as contracts say/,
        bad: [NOSUCH, `there is no folder ${NOSUCH}`],
      },
      format: {},
      json: { shows: /"verb": "system"/ },
    },
    positionals: {},
  },
  explain: {
    place: async () => {},
    argv: ['explain', 'ABI1001'],
    options: { json: { shows: /"code": "ABI1001"/ } },
    positionals: { CODE: [['explain', NOSUCH], 2, `there is no code '${NOSUCH}'`] },
  },
  new: {
    place: async (cwd) => {
      write(cwd, { 'abicus.json': '{}', 'contracts/rfc-0002-queue.contract.ts': SERVICE });
      mkdirSync(join(cwd, 'libs'));
    },
    argv: ['new', 'service', 'waiting'],
    usual: { contract: 'RFC-0002' },
    options: {
      contract: {
        values: ['RFC-0002'],
        shows: /wrote libs\/services\/waiting\/src\/state\.ts/,
        bad: [NOSUCH, `no contract has the id or the file '${NOSUCH}'`],
      },
      kind: {},
      'dry-run': { shows: /^would write libs/m },
    },
    positionals: {
      KIND: [['new', NOSUCH, 'waiting'], 2, `unknown kind '${NOSUCH}'`],
      NAME: [['new', 'contract', 'No'], 2, "'No' is not a name"],
    },
  },
  trace: {
    place: async (cwd) => write(cwd, { 'abicus.json': '{}', [FILE]: CONTRACT, 'a.log': LOG }),
    argv: ['trace', 'a.log'],
    options: { json: { shows: /"kind": / } },
    positionals: { FILE: [['trace', NOSUCH], 2, 'there is no $CWD/nosuch'] },
  },
  selftest: {
    place: async (cwd) => write(cwd, { 'abicus.json': '{}', ...SYSTEM_FILES }),
    argv: ['selftest'],
    usual: { phase: 'kernel' },
    options: {
      smp: {},
      seed: { values: ['2', '3'], shows: /seed=2 /, bad: ['-1', '--seed -1: not an integer'] },
      until: {
        values: ['init: start', '0'],
        shows: /both say where the run ends/,
        bad: [NOSUCH, 'both say where the run ends'],
      },
      timeout: {
        values: ['1', '90000'],
        beside: { until: '0' },
        shows: /^exit 1\n/,
        bad: ['0', '--timeout 0: not a time in ms'],
      },
      phase: {
        values: ['kernel', 'bringup'],
        shows: /rungs=3\/3/,
        bad: [NOSUCH, `--phase ${NOSUCH}: no such phase`],
      },
      'require-smp': { beside: { smp: '1' }, shows: /--require-smp \(REQUIRE_SMP\) with 1 hart/ },
      json: { shows: /"kind": "selftest"/ },
      evidence: {
        values: ['here', 'there'],
        shows: /^here\/verdict\.json /m,
        bad: ['abicus.json', 'the evidence could not be written'],
      },
    },
    positionals: {},
  },
};
