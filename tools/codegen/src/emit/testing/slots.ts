/** `testing/slots.ts`: a typed slot for each check of each operation. */
import type { CheckDef } from '../../model/types.ts';
import { code, imported, importedType, property, quote } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { camel } from '../names.ts';
import { inSource, testingFile, textFile, type TestingHome } from './home.ts';
import { VIOLATION } from './templates.ts';

/** An operation of a syscall or a service. */
type Checked = { readonly key: string; readonly id: string; readonly checks: readonly CheckDef[] };

function checkedIn({ model, feeds }: TestingHome): Checked[] {
  const calls = model.operations
    .filter((one) => one.feeds === feeds)
    .map(({ id, checks }) => ({ key: camel(id), id, checks }));
  const requests = model.services
    .filter((one) => one.feeds === feeds)
    .flatMap(({ ops }) => ops.map(({ name, id, checks }) => ({ key: camel(name), id, checks })));
  return [...calls, ...requests].filter(({ checks }) => checks.length > 0);
}

function printRows(file: CodeFile, operations: readonly Checked[]): void {
  file.doc('The checks of each operation, in the order in which they are made.');
  file.block(
    'export const CHECKS =',
    () => {
      for (const { key, checks } of operations) {
        file.print(`${property(key)}: [`);
        for (const { name, id, fails, limit } of checks) {
          const error = `error: ${quote(fails.name)}, errno: ${fails.number}`;
          const bound = limit === undefined ? '' : `, limit: ${quote(limit.id)}`;
          file.print(`{ name: ${quote(name)}, id: ${quote(id)}, ${error}${bound} },`);
        }
        file.print('],');
      }
    },
    '} as const;',
  );
}

/** The files of a package's slots; none if nothing has checks. */
export function slotFiles(home: TestingHome): CodeFile[] {
  const operations = checkedIn(home);
  if (operations.length === 0) return [];
  const path = inSource(home, 'testing/violation.ts');
  const slot = importedType('Slot', path);
  const violated = importedType('Violated', path);
  const violationsOf = imported('violationsOf', path);
  const file = testingFile(home, 'slots.ts');
  printRows(file, operations);
  file.blank();
  file.doc('How each check is made to fail, in worlds of the kind that a test makes.');
  file.block('export interface Slots<World>', () => {
    for (const { key, id, checks } of operations) {
      file.doc(`The checks of \`${id}\`.`);
      const names = checks.map(({ name }) => quote(name)).join(' | ');
      file.print(code`readonly ${property(key)}: ${slot}<World, ${names}>;`);
    }
  });
  file.blank();
  file.doc('Every violation of one check and every possible one of two, by operation.');
  const head = code`export function violations<World>(slots: Slots<World>): ${violated}<World>[]`;
  file.block(head, () => {
    file.print('return [');
    for (const { key, id } of operations) {
      file.print(code`...${violationsOf}(${quote(id)}, CHECKS.${key}, slots.${key}),`);
    }
    file.print('];');
  });
  return [textFile(home, 'violation.ts', VIOLATION), file];
}
