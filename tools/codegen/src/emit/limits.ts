/** Limits: one table for the ladder's build, one for each other build, records by enumeration. */
import type { Pos } from '../diagnostics/diagnostic.ts';
import type { EnumLimit, PlainLimit } from '../model/types.ts';
import { code, imported, importedType, quote } from '../output/code.ts';
import type { CodeFile } from '../output/code-file.ts';
import type { Emitter } from './emitter.ts';
import { capital, screaming, wrapped } from './names.ts';
import { ownOf, perPackage } from './per-package.ts';
import { inHome } from './type-names.ts';

/** Formats a number with grouped digits. */
export function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, '_');
}

const isWide = ({ scalar }: PlainLimit | EnumLimit): boolean => scalar?.carrier === 'bigint';

/** A value of a limit as it is written, by what carries it. */
function literal(limit: PlainLimit | EnumLimit, value: number): string {
  return `${grouped(value)}${isWide(limit) ? 'n' : ''}`;
}

/** Returns the doc comment of a limit: its reason. */
function why(limit: PlainLimit): string {
  const text = wrapped(`${capital(limit.why)}. At the limit: ${limit.atLimit}.`);
  return limit.doc === '' ? text : `${limit.doc}\n\n${text}`;
}

function printTable(file: CodeFile, limits: readonly PlainLimit[]): void {
  file.doc('Limits, in the build of the ladder.');
  file.closed('export const LIMITS =', '} as const;', () => {
    for (const limit of limits) {
      file.item(why(limit), `${limit.name}: ${literal(limit, limit.value)},`);
    }
  });
  file.doc('Limits of any build.');
  const carrier = limits.some(isWide)
    ? '(typeof LIMITS)[K] extends bigint ? bigint : number'
    : 'number';
  file.print(`export type Limits = { readonly [K in keyof typeof LIMITS]: ${carrier} };`);
}

/** A table of limits in another build. */
type ProfileTable = { readonly name: string; readonly constant: string; readonly pos: Pos };

/** The tables of profiles, each with the place of the first limit with another value there. */
export function profileTables(limits: readonly PlainLimit[]): ProfileTable[] {
  const first = new Map<string, Pos>();
  for (const { profiles, pos } of limits) {
    for (const { profile } of profiles) if (!first.has(profile)) first.set(profile, pos);
  }
  return [...first].map(([name, pos]) => ({ name, constant: `LIMITS_${screaming(name)}`, pos }));
}

function printProfile(
  file: CodeFile,
  { name: profile, constant }: ProfileTable,
  limits: readonly PlainLimit[],
): void {
  file.doc(`Limits, in the build \`${profile}\`.`);
  file.closed(`export const ${constant}: Limits =`, '};', () => {
    file.print('...LIMITS,');
    for (const limit of limits) {
      const found = limit.profiles.find((one) => one.profile === profile);
      if (found !== undefined) file.print(`${limit.name}: ${literal(limit, found.value)},`);
    }
  });
}

function printWithin(file: CodeFile, limits: readonly PlainLimit[]): void {
  file.doc(
    'Predicates, one per limit: whether `n` is within the limit. `n` is the amount including the requested one.',
  );
  const within = imported('within', '@abicus/wire');
  file.closed('export const WITHIN =', '} as const;', () => {
    for (const limit of limits) {
      const { id, name, value, atLimit } = limit;
      const [carrier, one] = isWide(limit) ? ['bigint', '1n'] : ['number', '1'];
      file.doc(`At most ${grouped(value)}. Beyond: ${atLimit}.`);
      const args = `${quote(id)}, ${literal(limit, value)}, limits.${name}, n, grain`;
      file.print(
        code`${name}: (n: ${carrier}, limits: Pick<Limits, ${quote(name)}> = LIMITS, grain = ${one}): boolean => ${within}(${args}),`,
      );
    }
  });
}

function printByEnum(file: CodeFile, limit: EnumLimit, typesPath: string): void {
  const type = importedType(limit.of.name, typesPath);
  const reason = capital(limit.why);
  file.doc(limit.doc === '' ? `${reason}.` : `${limit.doc}\n\n${reason}.`);
  // Any number is a value of an open enumeration, so the table can't list all.
  const keys = limit.of.closed ? type : 'number';
  const head = code`export const ${screaming(limit.name)}: Readonly<Record<${keys}, ${isWide(limit) ? 'bigint' : 'number'}>> =`;
  file.closed(head, '};', () => {
    for (const { member, value } of limit.values) {
      const key = limit.of.members.find(({ name }) => name === member)?.value ?? 0;
      file.item(`${member}.`, `${key < 0 ? `[${key}]` : key}: ${literal(limit, value)},`);
    }
  });
}

/** `limits.ts` of each package. */
export const limits: Emitter = perPackage('limits.ts', (file, feeds, model, workspace) => {
  const own = ownOf(model.limits, feeds);
  const plain = own.filter((limit) => limit.kind === 'limit');
  const byEnum = own.filter((limit) => limit.kind === 'byEnum');
  if (plain.length > 0) printTable(file, plain);
  for (const profile of profileTables(plain)) printProfile(file, profile, plain);
  if (plain.length > 0) printWithin(file, plain);
  for (const limit of byEnum) {
    if (limit !== byEnum[0] || plain.length > 0) file.blank();
    printByEnum(file, limit, inHome({ workspace, feeds }, 'types.ts'));
  }
});
