/** Finds the command, parses its arguments by the table, and runs it. */
import { meant, parseArguments } from './arguments.ts';
import { COMMANDS } from './commands.ts';
import type { Command, Io } from './command.ts';
import { reportError } from './trouble.ts';
import { commandHelp, overview, usageLine } from './help.ts';

const SEE = 'See `abicus --help`.';

/** Prints a usage error and the correct usage. */
function misused(io: Io, message: string, right: string): number {
  io.err(`abicus: ${message}\n${right}\n`);
  return 2;
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
  if (name === undefined) return misused(io, 'which command?', overview(COMMANDS));
  if (name === '--version') return version(rest, io);
  if (name === '--help' || name === '-h' || name === 'help') return help(rest, io);
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) return unknown(name, io);
  const parsed = await parseArguments(command, rest);
  if ('help' in parsed) return show(command, io);
  if ('wrong' in parsed) {
    const right = `${usageLine(command)}   (see \`abicus ${name} --help\`)`;
    return misused(io, `${name}: ${parsed.wrong}`, right);
  }
  return (await command.load()).run(parsed.args, io);
}

async function version([extra]: readonly string[], io: Io): Promise<number> {
  if (extra !== undefined) return misused(io, `'${extra}' is one argument too many`, SEE);
  const { ownVersion } = await import('./version.ts');
  io.out(`${ownVersion()}\n`);
  return 0;
}

/** `abicus help`, `abicus --help`, and either with a command. */
function help([name, extra]: readonly string[], io: Io): Promise<number> | number {
  if (extra !== undefined) return misused(io, `'${extra}' is one argument too many`, SEE);
  if (name === undefined) {
    io.out(overview(COMMANDS));
    return 0;
  }
  const command = COMMANDS.find((one) => one.name === name);
  return command === undefined ? unknown(name, io) : show(command, io);
}

function show(command: Command, io: Io): number {
  io.out(commandHelp(command));
  return 0;
}

async function unknown(name: string, io: Io): Promise<number> {
  const names = COMMANDS.map((one) => one.name);
  if (!name.startsWith('-')) {
    return misused(io, `there is no command '${name}'${await meant(name, names)}`, SEE);
  }
  const right = await meant(name, ['--help', '--version']);
  return misused(io, `'${name}' is no command, and a command comes first${right}`, SEE);
}
