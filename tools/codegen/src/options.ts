/** What all our command lines say of options: an option given twice is wrong usage. */
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** The name of the first option that is given twice; undefined if none is. */
export function givenTwice(
  args: readonly string[],
  options: NonNullable<ParseArgsConfig['options']>,
): string | undefined {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const names = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  return names.find((name, i) => names.indexOf(name) < i);
}
