/** The texts of `--help`, from the table of commands. */
import type { Command, Option } from './command.ts';

function column(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
}

const ONCE = 'An option given twice is wrong usage.';

/** Returns the overview: `abicus --help`. */
export function overview(commands: readonly Command[]): string {
  return [
    'usage: abicus <command> [options]',
    '',
    ...column(commands.map(({ name, summary }) => [name, summary])),
    '',
    '`abicus <command> --help` describes a command, `abicus --version` prints the version.',
    ONCE,
    'Exit codes: 0 done and clean, 1 drift or a rejection, 2 wrong usage or missing input.',
    '',
  ].join('\n');
}

function optionText([name, option]: readonly [string, Option]): readonly [string, string] {
  const value = option.oneOf?.join('|') ?? option.value ?? 'VALUE';
  return [option.type === 'boolean' ? `--${name}` : `--${name} ${value}`, option.help];
}

/** Returns the usage of a command in one line. */
export function usageLine({ name, options, positionals }: Command): string {
  const flags = Object.keys(options).length > 0 ? ' [options]' : '';
  return ['usage: abicus', name, ...positionals].join(' ') + flags;
}

/** Returns the help of a command. */
export function commandHelp(command: Command): string {
  const { summary, about, options, exits, json } = command;
  const rows = [...Object.entries(options).map(optionText), ['--help', 'this text'] as const];
  return [
    usageLine(command),
    '',
    `${command.name} ${summary}.`,
    about,
    '',
    'Options:',
    ...column(rows),
    ONCE,
    '',
    'Exit codes:',
    ...column(exits.map(([code, meaning]) => [String(code), meaning])),
    ...(json === undefined ? [] : ['', `With --json: ${json}`]),
    '',
  ].join('\n');
}
