/** The command line as a table: help of every command, and what mistakes in arguments get. */
import { expect, test } from 'vitest';
import { COMMANDS } from './commands.ts';
import type { Io } from './command.ts';
import { run } from './run.ts';

type Said = { readonly code: number; readonly out: string; readonly err: string };

async function say(...argv: string[]): Promise<Said> {
  let [out, err] = ['', ''];
  const io: Io = {
    cwd: '/',
    env: {},
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    terminal: false,
    stop: new AbortController().signal,
  };
  return { code: await run(argv, io), out, err };
}

test('without a command, the overview is a mistake; with --help it is the answer', async () => {
  expect(await say()).toMatchObject({ code: 2, out: '' });
  const { code, out } = await say('--help');
  expect(code).toBe(0);
  for (const { name, summary } of COMMANDS) expect(out).toMatch(new RegExp(`${name} +${summary}`));
});

test.each(COMMANDS.map((command) => [command.name, command] as const))(
  '%s --help names its options and exit codes',
  async (name, command) => {
    const { code, out } = await say(name, '--help');
    expect(code).toBe(0);
    for (const option of Object.keys(command.options)) expect(out).toContain(`--${option}`);
    for (const [exit, meaning] of command.exits) expect(out).toContain(`${exit}  ${meaning}`);
  },
);

test.each([
  [['generat'], "abicus: there is no command 'generat'."],
  [['generate', '--foo'], "abicus: generate: Unknown option '--foo'"],
  [['generate', 'x'], "abicus: generate: 'x' is one argument too many"],
])('%j is refused', async (argv, message) => {
  const { code, out, err } = await say(...argv);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
});

test('outside a workspace a command says how to make one', async () => {
  const { code, err } = await say('generate');
  expect(code).toBe(2);
  expect(err).toContain('no abicus.json here or in a folder above');
});
