/** Every command, as data: help, parsing and dispatch follow from it. */
import type { Command, Option } from './command.ts';

const json: Option = { type: 'boolean', help: 'one JSON document instead of text' };
const usage = [2, 'a mistake in the arguments, or nothing could be looked at'] as const;

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
];
