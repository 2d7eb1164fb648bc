/** Finds the command, parses its arguments by the table, and runs it. */
import { parseArgs } from 'node:util';
import { COMMANDS } from './commands.ts';
import type { Args, Command, Io } from './command.ts';
import { reportError } from './trouble.ts';
import { commandHelp, overview, usageLine, type Summary } from './help.ts';

const SELFTEST: Summary = {
  name: 'selftest',
  summary: 'boots the machine, runs the selftest, prints the ladder',
};

const summaries: readonly Summary[] = [...COMMANDS, SELFTEST];

/** Prints a usage error and the correct usage. */
function misused(io: Io, message: string, right: string): number {
  io.err(`abicus: ${message}\n${right}\n`);
  return 2;
}

/** The result of parsing: arguments, a request for help, or an error message. */
type Parsed = { readonly args: Args } | { readonly help: true } | { readonly wrong: string };

type Flags = Record<string, { type: 'boolean' | 'string'; short?: string }>;

function parse(command: Command, argv: readonly string[]): Parsed {
  const options: Flags = Object.fromEntries(
    Object.entries(command.options).map(([name, { type }]) => [name, { type }]),
  );
  let parsed: { values: Args['values']; positionals: string[] };
  try {
    parsed = parseArgs({
      args: [...argv],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { wrong: message.replace(/\. To specify a positional.*$/s, '') };
  }
  const { values, positionals } = parsed;
  if (values['help'] === true) return { help: true };
  const needed = command.positionals.filter((name) => !name.startsWith('['));
  const missing = needed[positionals.length];
  if (missing !== undefined) return { wrong: `${missing} is missing` };
  const extra = positionals[command.positionals.length];
  if (extra !== undefined) return { wrong: `'${extra}' is one argument too many` };
  for (const [name, { oneOf }] of Object.entries(command.options)) {
    const value = values[name];
    if (oneOf === undefined || value === undefined || oneOf.includes(String(value))) continue;
    return { wrong: `--${name} is ${oneOf.join(', ')}; not '${value}'` };
  }
  return { args: { values, positionals } };
}

async function selftest(argv: readonly string[], io: Io): Promise<number> {
  const program = await import('@abicus/selftest');
  return program.selftest(argv, io.env, io);
}

/** Runs the command line and returns its exit code. An exception of a command is printed as one line. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    reportError(argv[0] ?? '', error, io);
    return 2;
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  if (name === 'selftest') return selftest(rest, io);
  if (name === '--help' || name === '-h' || name === 'help') {
    io.out(overview(summaries));
    return 0;
  }
  if (name === undefined) return misused(io, 'which command?', overview(summaries));
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) {
    return misused(io, `there is no command '${name}'.`, 'See `abicus --help`.');
  }
  const parsed = parse(command, rest);
  if ('help' in parsed) {
    io.out(commandHelp(command));
    return 0;
  }
  if ('wrong' in parsed) {
    const right = `${usageLine(command)}   (see \`abicus ${name} --help\`)`;
    return misused(io, `${name}: ${parsed.wrong}`, right);
  }
  return (await command.load()).run(parsed.args, io);
}
