/**
 * What names may look like. They become identifiers in TypeScript, C and Rust and names of files, so they
 * are of what all of these take: a letter, then letters, digits and `_`, of ASCII.
 */
import type { NameForm } from './spec.ts';
import { plural } from '../diagnostics/plural.ts';

const FORMS: Readonly<Record<NameForm, RegExp>> = {
  word: /^[A-Za-z][A-Za-z0-9_]*$/,
  dashed: /^[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*$/,
  free: /^[^]*$/,
};

const TAKES: Readonly<Record<NameForm, string>> = {
  word: 'a letter, then letters, digits and `_`, all of ASCII',
  dashed: 'a letter, then letters, digits, `_` and single `-`, all of ASCII',
  free: 'anything',
};

/** Linkers of C tell 63 characters apart, and what is made from a name is longer than it. */
const LONGEST = 48;

/** What is wrong with a name, if anything, and what mends it. */
export function wrongName(
  name: string,
  form: NameForm,
): { readonly message: string; readonly fix: string } | undefined {
  if (form === 'free') return undefined;
  const said = JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
  if (name.length > LONGEST) {
    const message = `the name ${said} has ${plural(name.length, 'character')}, more than ${LONGEST}`;
    return { message, fix: 'a shorter one' };
  }
  if (FORMS[form].test(name)) return undefined;
  return { message: `${said} is not a name: ${TAKES[form]}`, fix: 'rename it' };
}
