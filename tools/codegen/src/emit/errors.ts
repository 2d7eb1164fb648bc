/** Error numbers of the kernel ABI. */
import { quote } from '../output/code.ts';
import type { Emitter } from './emitter.ts';
import { sentence } from './names.ts';
import { ownOf, perPackage } from './per-package.ts';

/** `errors.ts` of each package that declares or uses errors. */
export const errors: Emitter = perPackage('errors.ts', (file, feeds, model) => {
  const borrowed = model.packages.find((pkg) => pkg.feeds === feeds)?.borrowedErrors ?? [];
  const own = [...borrowed, ...ownOf(model.errors, feeds)];
  if (own.length === 0) return;
  own.sort((a, b) => a.number - b.number);
  file.doc('Error numbers. A failed call returns the negative number in a0.');
  file.closed('export const ERRNO =', '} as const;', () => {
    for (const { doc, text, name, number } of own) {
      file.item(doc === '' ? sentence(text) : doc, `${name}: ${number},`);
    }
  });
  file.item('The name of an error.', 'export type Errno = keyof typeof ERRNO;');
  file.blank();
  file.closed('const NAMES: Readonly<Record<number, Errno>> =', '};', () => {
    for (const { name, number } of own) file.print(`${number}: ${quote(name)},`);
  });
  file.doc('Returns the name of an error number; `EUNKNOWN` for an undeclared one.');
  file.block("export function errnoName(n: number): Errno | 'EUNKNOWN'", () => {
    file.print("return NAMES[n] ?? 'EUNKNOWN';");
  });
});
