/** Error numbers of the kernel ABI. */
import type { ErrorDef } from '../model/types.ts';
import { quote } from '../output/code.ts';
import type { Emitter } from './emitter.ts';
import { perPackage } from './per-package.ts';

/** `errors.ts` of each package that declares or borrows errors. */
export const errors: Emitter = perPackage('errors', 'errors.ts', (file, feeds, model) => {
  const borrowed = model.packages.find((pkg) => pkg.feeds === feeds)?.borrowedErrors ?? [];
  const own = [...borrowed, ...model.errors.filter((error) => error.feeds === feeds)];
  if (own.length === 0) return false;
  own.sort((a, b) => a.number - b.number);
  const each = (print: (error: ErrorDef) => void) => () => own.forEach(print);
  file.doc('Error numbers. A failed call has the negative one in a0.');
  const entry = (error: ErrorDef): void => {
    file.doc(error.doc === '' ? sentence(error.text) : error.doc);
    file.print(`${error.name}: ${error.number},`);
  };
  file.block('export const ERRNO =', each(entry), '} as const;');
  file.blank();
  file.doc('The name of an error.');
  file.print('export type Errno = keyof typeof ERRNO;');
  file.blank();
  file.block(
    'const NAMES: Readonly<Record<number, Errno>> =',
    each((error) => file.print(`${error.number}: ${quote(error.name)},`)),
    '};',
  );
  file.blank();
  file.doc('The name of an error number; `EUNKNOWN` for one that no contract declares.');
  file.block("export function errnoName(n: number): Errno | 'EUNKNOWN'", () => {
    file.print("return NAMES[n] ?? 'EUNKNOWN';");
  });
  return true;
});

/** A text as a sentence. */
function sentence(text: string): string {
  const first = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
