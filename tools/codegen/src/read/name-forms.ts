/**
 * The form of names. They become identifiers in TypeScript, C and Rust and file names, so they are
 * restricted to what all of these accept: an ASCII letter, then ASCII letters, digits and `_`.
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

/** C linkers distinguish 63 characters, and generated identifiers are longer than the name. */
const LONGEST = 48;

/** The fault of a name, if it has one, and the fix. */
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
