/** Each option of each command changes what the command does, and rejects a bad value with a sentence. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPTION_CASES, type CommandCase, type OptionCase } from '../test/option-cases.ts';
import { args, Runs, valuesOf } from '../test/runs.ts';
import { COMMANDS } from './commands.ts';
import type { Command, Option } from './command.ts';

/** An argument with a value that is rejected, and what the sentence says. */
function badOf(name: string, { type, oneOf }: Option, { bad }: OptionCase): [string, string] {
  if (type === 'boolean') return [`--${name}=yes`, `Option '--${name}' does not take an argument`];
  if (oneOf !== undefined) {
    return [`--${name}=nosuch`, `--${name} is ${oneOf.join(', ')}; not 'nosuch'`];
  }
  if (bad === undefined) throw new Error(`no bad value of --${name} is stated`);
  return [`--${name}=${bad[0]}`, bad[1]];
}

test('the options and positional arguments that are tried are those of the table', () => {
  const tried = Object.entries(OPTION_CASES).map(([name, { options, positionals }]) => [
    name,
    [Object.keys(options).toSorted(), Object.keys(positionals).toSorted()],
  ]);
  const inTable = COMMANDS.map(({ name, options, positionals }) => [
    name,
    [Object.keys(options).toSorted(), positionals.toSorted()],
  ]);
  expect(Object.fromEntries(tried)).toEqual(Object.fromEntries(inTable));
});

function casesOf({ name }: Command): CommandCase {
  const found = OPTION_CASES[name];
  if (found === undefined) throw new Error(`no case for ${name}`);
  return found;
}

describe.each(COMMANDS)('$name', { timeout: 60_000 }, (command) => {
  const cases = casesOf(command);
  const runs = new Runs(cases);
  beforeAll(() => runs.make(), 60_000);
  afterAll(() => runs.remove());
  const options = Object.entries(command.options).map(([name, option]) => {
    const one = cases.options[name];
    if (one === undefined) throw new Error(`no case for --${name}`);
    return { name, option, one, values: valuesOf(option, one) };
  });

  test.each(options)('--$name changes the outcome, each value in another way', async (tried) => {
    const { name, values } = tried;
    const without = await runs.outcome({}, name);
    const outcomes = await Promise.all(
      values.map((value) => runs.outcome({ [name]: value }, name)),
    );
    expect(new Set(outcomes).size).toBe(values.length);
    // One of several values may be what is done without the option.
    const same = outcomes.filter((outcome) => outcome === without);
    expect(same.length).toBeLessThanOrEqual(values.length > 1 ? 1 : 0);
  });

  const shown = options.flatMap(({ name, one, values: [first] }) =>
    one.shows === undefined ? [] : [{ name, first, shows: one.shows }],
  );

  test.each(shown)('--$name shows what it did', async ({ name, first, shows }) => {
    expect(await runs.outcome({ [name]: first }, name)).toMatch(shows);
    expect(await runs.outcome({}, name)).not.toMatch(shows);
  });

  test('an option with an open set of values says what shows it', () => {
    const unsaid = options.filter(({ option, one }) => (option.oneOf ?? one.shows) === undefined);
    expect(unsaid.map(({ name }) => name)).toEqual([]);
  });

  const rejected = options.flatMap(({ name, option, one }) => {
    const bad = [name, ...badOf(name, option, one)] as const;
    const empty = [name, `--${name}=`, `--${name} is empty`] as const;
    return option.type === 'string' ? [bad, empty] : [bad];
  });

  test.each(rejected)('%s: %s is rejected', async (name, arg, says) => {
    const said = await runs.rejected([...cases.argv, ...args(runs.beside(name)), arg]);
    expect(said).toEqual({ code: 2, text: expect.stringContaining(says), changed: false });
  });

  const positionals = Object.entries(cases.positionals);
  test.runIf(positionals.length > 0).each(positionals)(
    '%s that is not there is rejected, and so is an empty one',
    async (name, [argv, code, says]) => {
      const said = await runs.rejected(argv);
      expect(said).toEqual({ code, text: expect.stringContaining(says), changed: false });
      const at = command.positionals.indexOf(name) + 1;
      const empty = await runs.rejected(argv.map((arg, i) => (i === at ? '' : arg)));
      const sentence = `${name.replace(/^\[|\]$/g, '')} is empty`;
      expect(empty).toMatchObject({ code: 2, text: expect.stringContaining(sentence) });
    },
  );
});
