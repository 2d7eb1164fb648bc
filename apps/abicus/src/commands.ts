/** Every command, as data: help, parsing and dispatch follow from it. */
import type { Command, Option } from './command.ts';
import { FORMAT_OPTIONS } from './format.ts';

const json: Option = { type: 'boolean', help: 'one JSON document instead of text' };
const since: Option = {
  type: 'string',
  value: 'REF',
  help: 'the commit to compare with (the last release, or else the base branch)',
};
const usage = [2, 'a mistake in the arguments, or nothing could be looked at'] as const;

const FINDINGS =
  '{ verb, elements, files, notes, findings: [{ code, slug, file, line, col, message, related, fix }] }';

/** The commands in the order of the overview; `selftest` parses its own arguments. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'generate',
    summary: 'writes everything that follows from the contracts',
    about: 'Writes only what changed; writes nothing if any contract has a finding.',
    options: {
      watch: { type: 'boolean', help: 'stays, and generates after each change' },
      prune: { type: 'boolean', help: 'removes generated files that nothing generates any more' },
      json,
    },
    positionals: [],
    exits: [[0, 'everything is there'], [1, 'a contract was rejected; nothing was written'], usage],
    json: '{ status: fresh | written | rejected | failed | empty, contracts, notes, written, orphans, diagnostics }',
    load: () => import('./commands/generate.ts'),
  },
  {
    name: 'check',
    summary: 'compares contracts, generated code, hand-written code and names of tests',
    about: 'Reads sources only, in seconds, and writes nothing to them.',
    options: {
      since,
      thorough: { type: 'boolean', help: 'generates twice, and compares the two' },
      ...FORMAT_OPTIONS,
    },
    positionals: [],
    exits: [[0, 'clean'], [1, 'drift'], usage],
    json: FINDINGS,
    load: () => import('./commands/check.ts'),
  },
  {
    name: 'prove',
    summary: 'joins contracts with the reports of the last tests and selftests',
    about:
      'Reads .abicus/reports (or $ABICUS_REPORTS) and .abicus/evidence; runs nothing. Each element needs a\ntest that ran and passed, each marker a ladder that was accepted. With an ID, such as `taskQos.set`:\nwhat proved that element and those below it the last time.',
    options: FORMAT_OPTIONS,
    positionals: ['[ID]'],
    exits: [
      [0, 'everything is proven'],
      [1, 'something is not'],
      [2, 'a report is missing, there is no such element, or a mistake in the arguments'],
    ],
    json: `${FINDINGS}\nWith an ID: { verb, proofs: [{ id, kind, tests: [{ file, title }], rungs: [{ text, evidence }],\n  logs?: [{ text, file, sha256, worth: 'proven' | 'claimed' }] }] }`,
    load: () => import('./commands/prove.ts'),
  },
  {
    name: 'judge',
    summary: 'holds a log of any system against the ladder of the contracts',
    about:
      "LOG is a text file, such as the UART log of QEMU. Where contracts say `log: { stamp: 'none' }`, lines\nhave no stamp, and `prove` shows what the log claims; otherwise only stamped lines count. Leaves\nevidence in .abicus/judged: the hash of the log, the verdict, the hashes of the contracts.",
    options: {
      profile: {
        type: 'string',
        value: 'P',
        help: 'the profile whose ladder it is, if several are declared',
      },
      json,
    },
    positionals: ['LOG'],
    exits: [[0, 'the log shows the whole ladder'], [1, 'it is rejected, or a contract is'], usage],
    json: '{ verb, log: { file, sha256, bytes, isEnded }, stamp, evidence, accepted, profile, lines,\n  rungs: [{ rung, phase, line, micros }], findings: [{ kind, line, rung, phase, message }] }',
    load: () => import('./commands/judge.ts'),
  },
  {
    name: 'diff',
    summary: 'lists what changed in the contracts, classed by rules',
    about: 'Classes: WIRE, SOURCE, BEHAVIOUR, PROOF, STORAGE; levels: patch, minor, major.',
    options: { since, json },
    positionals: [],
    exits: [
      [0, 'compared, whatever changed'],
      [1, 'a contract was rejected'],
      [2, 'a mistake in the arguments, or there is nothing to compare with'],
    ],
    json: '{ base, changes: [{ rule, class, level, id, feeds, point, way, pos, text, approval }] }',
    load: () => import('./commands/diff.ts'),
  },
  {
    name: 'bump',
    summary: 'compares changesets with what the changes need',
    about:
      'While a version is 0.x, major counts as minor. Widened authority wants a line\n`authority: approved <id>` in a changeset.',
    options: {
      since,
      write: { type: 'boolean', help: 'writes a changeset for what is lacking' },
      json,
    },
    positionals: [],
    exits: [
      [0, 'changesets say enough'],
      [1, 'they say too little'],
      [2, 'a mistake in the arguments, or there is nothing to compare with'],
    ],
    json: '{ base, wrote, needed: [{ package, strict, level, changes }], findings }',
    load: () => import('./commands/bump.ts'),
  },
  {
    name: 'explain',
    summary: 'tells what a code means, why it is drift, and what mends it',
    about:
      'CODE is that of a finding, such as ABI4102, or a rule of `diff`, such as limit-lowered.',
    options: { json },
    positionals: ['CODE'],
    exits: [
      [0, 'explained'],
      [2, 'there is no such code'],
    ],
    json: '{ code, title, why, mend }\nOf a rule: { rule, class, level, text, doc, approval, example, beside }',
    load: () => import('./commands/explain.ts'),
  },
  {
    name: 'new',
    summary: 'makes a contract, service or syscall with its first failing test',
    about:
      'KIND is contract, service or syscall; nothing that is there is written over. A service follows a contract\nthat has one of this NAME: handlers with its checks, suites over its cases, slots for its violations.',
    options: {
      contract: {
        type: 'string',
        value: 'ID',
        help: 'of a service: the id or file of its contract, where NAME is that of the package only',
      },
      'dry-run': { type: 'boolean', help: 'says what would be written' },
    },
    positionals: ['KIND', 'NAME'],
    exits: [[0, 'made'], [1, 'rejected; nothing was written'], usage],
    load: () => import('./commands/new.ts'),
  },
  {
    name: 'trace',
    summary: 'decodes the log or trace of a selftest with the contracts',
    about: 'FILE is a console.log or trace.json of .abicus/evidence, or the folder of a run.',
    options: { json },
    positionals: ['FILE'],
    exits: [[0, 'decoded'], [1, 'a contract was rejected'], usage],
    json: '[{ line, micros, hart, by, kind, id, text, note }]',
    load: () => import('./commands/trace.ts'),
  },
];
