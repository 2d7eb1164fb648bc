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
    exits: [[0, 'everything is there'], [1, 'a contract was refused; nothing was written'], usage],
    json: '{ status: fresh | written | refused | empty, contracts, written, orphans, diagnostics }',
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
];
