/** Each option of a command keeps its effect beside each other option of it, or the two are rejected together. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../apps/abicus/src/commands.ts';
import { OPTION_CASES } from '../../../apps/abicus/test/option-cases.ts';
import { Runs, valuesOf } from '../../../apps/abicus/test/runs.ts';

/** The commands with pairs of options; a short form and the option that it stands for are none. */
const commands = COMMANDS.flatMap((command) => {
  const cases = OPTION_CASES[command.name];
  const names = Object.keys(command.options);
  const pairs = names.flatMap((name) =>
    names
      .filter((other) => other !== name)
      .filter((other) => command.options[name]?.shortFor !== other)
      .filter((other) => command.options[other]?.shortFor !== name)
      .map((other) => [name, other] as const),
  );
  return cases === undefined || pairs.length === 0 ? [] : [{ command, cases, pairs }];
});

test('there are commands with several options', () => {
  expect(commands.length).toBeGreaterThan(5);
});

describe.each(commands)('$command.name', { timeout: 120_000 }, ({ command, cases, pairs }) => {
  const runs = new Runs(cases);
  beforeAll(() => runs.make(), 60_000);
  afterAll(() => runs.remove());

  const values = (name: string): readonly (string | undefined)[] => {
    const [option, one] = [command.options[name], cases.options[name]];
    if (option === undefined || one === undefined) throw new Error(`no case for --${name}`);
    return valuesOf(option, one);
  };

  /** Whether any two values of the options differ from the other one alone. */
  async function isSeen(name: string, other: string): Promise<boolean> {
    for (const theirs of values(other)) {
      const alone = await runs.outcome({ [other]: theirs }, name);
      for (const own of values(name)) {
        const both = await runs.outcome({ [other]: theirs, [name]: own }, name);
        if (both !== alone) return true;
      }
    }
    return false;
  }

  test.each(pairs)('--%s beside --%s', async (name, other) => {
    expect(await isSeen(name, other)).toBe(true);
  });
});
