/** Parses the arguments of a command by its table: an option may be given once, and what is mistyped is offered right. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { givenTwice } from '@abicus/codegen/options';
import type { Args, Command } from './command.ts';

/** The arguments of a command, `help` if that is what is asked for, or what is wrong with them. */
export type ParseResult =
  | { readonly args: Args }
  | { readonly help: true }
  | { readonly wrong: string };

/** `; did you mean 'check'?`, or nothing. Only mistakes load what finds it. */
export async function meant(name: string, candidates: Iterable<string>): Promise<string> {
  const { didYouMean } = await import('@abicus/codegen');
  const found = didYouMean(name, candidates);
  return found === '' ? '' : `; ${found}`;
}

/** What is wrong with the options that were given, by their names alone. */
async function wrongOption(
  command: Command,
  args: string[],
  options: NonNullable<ParseArgsConfig['options']>,
): Promise<string | undefined> {
  const { tokens } = parseArgs({ args, options, strict: false, tokens: true });
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  const unknown = given.find(({ name }) => options[name] === undefined);
  if (unknown !== undefined) {
    const names = Object.keys(options).map((one) => `--${one}`);
    return `there is no option '${unknown.rawName}'${await meant(unknown.rawName, names)}`;
  }
  const twice = givenTwice(args, options);
  if (twice !== undefined) return `--${twice} is given twice`;
  const names = new Set(given.map(({ name }) => name));
  for (const [name, { shortFor }] of Object.entries(command.options)) {
    if (shortFor !== undefined && names.has(name) && names.has(shortFor)) {
      return `--${name} stands for --${shortFor}: give one of them`;
    }
  }
  return undefined;
}

/** What is wrong with the positional arguments: their number, or an empty one. */
function wrongPositionals(command: Command, positionals: readonly string[]): string | undefined {
  const needed = command.positionals.filter((name) => !name.startsWith('['));
  const missing = needed[positionals.length];
  if (missing !== undefined) return `${missing} is missing`;
  const extra = positionals[command.positionals.length];
  if (extra !== undefined) return `'${extra}' is one argument too many`;
  const empty = command.positionals[positionals.indexOf('')];
  return empty === undefined ? undefined : `${empty.replace(/^\[|\]$/g, '')} is empty`;
}

/** What is wrong with the values of the options. An empty one is what an unset variable of a script leaves. */
async function wrongValue(command: Command, values: Args['values']): Promise<string | undefined> {
  for (const [name, { oneOf }] of Object.entries(command.options)) {
    const value = values[name];
    if (value === '') return `--${name} is empty`;
    if (oneOf === undefined || value === undefined || oneOf.includes(String(value))) continue;
    const right = await meant(String(value), oneOf);
    return `--${name} is ${oneOf.join(', ')}; not '${value}'${right}`;
  }
  return undefined;
}

/** Parses what was given to a command. */
export async function parseArguments(
  command: Command,
  argv: readonly string[],
): Promise<ParseResult> {
  const args = [...argv];
  const options = {
    ...Object.fromEntries(
      Object.entries(command.options).map(([name, { type }]) => [name, { type }]),
    ),
    help: { type: 'boolean' as const, short: 'h' },
  };
  const wrong = await wrongOption(command, args, options);
  if (wrong !== undefined) return { wrong };
  let parsed: { values: Args['values']; positionals: string[] };
  try {
    parsed = parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { wrong: message.replace(/\n.*$/s, '') };
  }
  const { values, positionals } = parsed;
  if (values['help'] === true) return { help: true };
  const wrongOne = wrongPositionals(command, positionals) ?? (await wrongValue(command, values));
  return wrongOne === undefined ? { args: { values, positionals } } : { wrong: wrongOne };
}
