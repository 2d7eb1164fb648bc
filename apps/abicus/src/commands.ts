/** The table of commands. Help, parsing and dispatch use it. */
import type { Command, Option } from './command.ts';
import { FORMAT_OPTIONS } from './format.ts';
import { SELFTEST_OPTIONS } from './selftest-options.ts';

const json: Option = { type: 'boolean', help: 'one JSON document instead of text' };
const since: Option = {
  type: 'string',
  value: 'REF',
  help: 'the commit to compare with (default: the last release, or else the base branch)',
};
const usage = [2, 'wrong arguments or missing input'] as const;

/** What `--json` prints instead where contracts are rejected. */
const REJECTED = '\nIf a contract is rejected: { findings }.';

const FINDINGS =
  '{ verb, elements, files, notes, findings: [{ code, slug, file, line, col, message, related, fix }] }';

/** The commands in the order of the overview. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'generate',
    summary: 'writes all files that are generated from the contracts',
    about: 'Writes only changed files; writes nothing if a contract has a finding.',
    options: {
      watch: { type: 'boolean', help: 'keeps running and generates after each change' },
      prune: { type: 'boolean', help: 'removes generated files that are left over' },
      json,
    },
    positionals: [],
    exits: [
      [0, 'all files are up to date'],
      [1, 'a contract was rejected; nothing was written'],
      usage,
    ],
    json: '{ status: fresh | written | rejected | failed | empty, contracts, notes, written, orphans, diagnostics }',
    load: () => import('./commands/generate.ts'),
  },
  {
    name: 'check',
    summary: 'compares contracts, generated code, hand-written code and names of tests',
    about: 'Reads sources only and changes none of them.',
    options: {
      since,
      thorough: { type: 'boolean', help: 'also generates twice and compares the outputs' },
      ...FORMAT_OPTIONS,
    },
    positionals: [],
    exits: [[0, 'clean'], [1, 'drift'], usage],
    json: FINDINGS,
    load: () => import('./commands/check.ts'),
  },
  {
    name: 'prove',
    summary: 'reports elements that the last tests and selftests did not prove',
    about:
      'Reads .abicus/reports (or $ABICUS_REPORTS) and .abicus/evidence; runs nothing. Each element needs a\ntest that ran and passed, each marker an accepted ladder. With an ID, such as `taskQos.set`, it shows\nwhat proved this element, and the elements below it, in the last run.',
    options: FORMAT_OPTIONS,
    positionals: ['[ID]'],
    exits: [
      [0, 'everything is proven'],
      [1, 'an element is not proven'],
      [2, 'wrong arguments, a missing report, or no element with this id'],
    ],
    json: `${FINDINGS}\nWith an ID: { verb, proofs: [{ id, kind, tests: [{ file, title }], rungs: [{ text, evidence }],\n  logs?: [{ text, file, sha256, worth: 'proven' | 'claimed' }] }] }`,
    load: () => import('./commands/prove.ts'),
  },
  {
    name: 'judge',
    summary: 'compares a log of any system with the ladder of the contracts',
    about:
      "LOG is a text file, such as the UART log of QEMU. With `log: { stamp: 'none' }` in a contract, lines\nhave no stamp, and `prove` reports the log as a claim; otherwise only stamped lines count. Writes\nevidence to .abicus/judged: the hash of the log, the verdict, the hashes of the contracts.",
    options: {
      profile: {
        type: 'string',
        value: 'P',
        help: 'the profile of the ladder, if several are declared',
      },
      json,
    },
    positionals: ['LOG'],
    exits: [[0, 'the log is accepted'], [1, 'the log or a contract is rejected'], usage],
    json: `{ verb, log: { file, sha256, bytes, isEnded }, stamp, evidence, accepted, profile, lines,\n  rungs: [{ rung, phase, line, micros }], findings: [{ kind, line, rung, phase, message }] }${REJECTED}`,
    load: () => import('./commands/judge.ts'),
  },
  {
    name: 'diff',
    summary: 'lists changes of the contracts, classified by rules',
    about: 'Classes: WIRE, SOURCE, BEHAVIOUR, PROOF, STORAGE; levels: patch, minor, major.',
    options: { since, json },
    positionals: [],
    exits: [
      [0, 'the comparison was made'],
      [1, 'a contract was rejected'],
      [2, 'wrong arguments, or no base to compare with'],
    ],
    json: `{ base, changes: [{ rule, class, level, id, feeds, point, way, pos, text, approval }] }${REJECTED}`,
    load: () => import('./commands/diff.ts'),
  },
  {
    name: 'bump',
    summary: 'checks that changesets cover the changes of the contracts',
    about:
      'While a version is 0.x, major counts as minor. Widened authority needs a line\n`authority: approved <id>` in a changeset.',
    options: {
      since,
      write: { type: 'boolean', help: 'writes the missing changeset' },
      json,
    },
    positionals: [],
    exits: [
      [0, 'the changesets cover all changes'],
      [1, 'a change is not covered'],
      [2, 'wrong arguments, or no base to compare with'],
    ],
    json: `{ base, wrote, needed: [{ package, strict, level, changes }], findings }${REJECTED}`,
    load: () => import('./commands/bump.ts'),
  },
  {
    name: 'system',
    summary: 'prints all tasks of the system with their capabilities, calls and budgets',
    about:
      'Each task that the contracts boot: its slots with objects and rights, the services that it calls and\nnotifies, the task that is told of its end, its devices, the budgets of its calls, the order of start. With\n--run, what the tables of the kernel held at the last rung of a selftest, and the calls that\nits services had counted, compared with the contracts.',
    options: {
      run: {
        type: 'string',
        value: 'DIR',
        help: 'the folder of a run in .abicus/evidence: prints it, and finds what differs',
      },
      format: {
        type: 'string',
        help: 'text, one JSON document, or a drawing (default: text)',
        oneOf: ['text', 'json', 'svg'],
      },
      json: { type: 'boolean', help: 'short for --format json', shortFor: 'format' },
    },
    positionals: [],
    exits: [
      [0, 'printed; a run has what the contracts say'],
      [1, 'a run differs, or a contract was rejected'],
      [2, 'wrong arguments, no contract, or a run that cannot be compared'],
    ],
    json: `{ verb, from: contracts | run, first, tasks: [{ name, parent, contract, holds: [{ slot, object, rights, origin }],\n  moved, calls, notifies, supervision, stackPages, counted }], starts, endpoints, devices, budgets, earlierCalls,\n  findings, notes }${REJECTED}`,
    load: () => import('./commands/system.ts'),
  },
  {
    name: 'explain',
    summary: 'explains a code: what it means, why it is drift, how to fix it',
    about:
      'CODE is the code of a finding, such as ABI4102, or a rule of `diff`, such as limit-lowered.',
    options: { json },
    positionals: ['CODE'],
    exits: [
      [0, 'explained'],
      [2, 'there is no such code'],
    ],
    json: '{ code, title, why, fix }\nOf a rule: { rule, class, level, text, doc, approval, example, beside }',
    load: () => import('./commands/explain.ts'),
  },
  {
    name: 'new',
    summary: 'creates a contract, service or syscall with its first failing test',
    about:
      'KIND is contract, service or syscall. Existing files are never overwritten. A service is generated from the\ncontract with this NAME: handlers with its checks, suites over its cases, violation slots.',
    options: {
      contract: {
        type: 'string',
        value: 'ID',
        help: 'for a service: id or file of its contract, if NAME names only the package',
      },
      kind: {
        type: 'string',
        oneOf: ['async', 'frames', 'program'],
        help: 'for a service: promises over a connection, frames over any transport, or a program that init starts (what fits)',
      },
      'dry-run': { type: 'boolean', help: 'lists the files without writing them' },
    },
    positionals: ['KIND', 'NAME'],
    exits: [[0, 'created'], [1, 'rejected; nothing was written'], usage],
    load: () => import('./commands/new.ts'),
  },
  {
    name: 'trace',
    summary: 'decodes the log or trace of a selftest with the contracts',
    about: 'FILE is a console.log or trace.json in .abicus/evidence, or the folder of a run.',
    options: { json },
    positionals: ['FILE'],
    exits: [[0, 'decoded'], [1, 'a contract was rejected'], usage],
    json: `[{ line, micros, hart, by, kind, id, text, note }]${REJECTED}`,
    load: () => import('./commands/trace.ts'),
  },
  {
    name: 'selftest',
    summary: 'boots the machine, runs the selftest, prints the ladder',
    about:
      'Leaves evidence in .abicus/evidence. Variables in capitals mean what their options mean; an option and\nits variable that differ are wrong usage.',
    options: SELFTEST_OPTIONS,
    positionals: [],
    exits: [
      [0, 'the ladder is accepted'],
      [1, 'it is not'],
      [2, 'a mistake in the arguments or variables, or the evidence could not be left'],
    ],
    json: '{ ok, profile, harts, seed, digest, steps, virtualNs, wallMs, evidence, rungs, findings, … }',
    load: () => import('./commands/selftest.ts'),
  },
];
