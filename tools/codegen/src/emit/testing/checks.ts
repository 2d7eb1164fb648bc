/** `testing/checks.ts`: the checks of each operation, and the type of the violation slots. */
import type { CheckDef } from '../../model/types.ts';
import { code, importedType } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { data, type Data } from '../../output/data.ts';
import { camel } from '../names.ts';
import { testingFile, type TestingHome } from './home.ts';

const rows = (checks: readonly CheckDef[]): Data =>
  checks.map(({ name, id, fails, limit, changesOnReject }) => {
    const base = { name, id, error: fails.name, errno: fails.number, limit: limit?.id };
    return changesOnReject.length > 0 ? { ...base, changes: true } : base;
  });

/** The file of a package's checks; none if nothing has checks. */
export function checksFile(home: TestingHome): CodeFile | undefined {
  const { model, feeds } = home;
  const calls = model.operations
    .filter((one) => one.feeds === feeds)
    .map(({ id, checks }) => [camel(id), checks] as const);
  const requests = model.services
    .filter((one) => one.feeds === feeds)
    .flatMap(({ ops }) => ops.map(({ name, checks }) => [camel(name), checks] as const));
  const checked = [...calls, ...requests].filter(([, checks]) => checks.length > 0);
  if (checked.length === 0) return undefined;
  const file = testingFile(home, 'checks.ts');
  const table = Object.fromEntries(checked.map(([name, checks]) => [name, rows(checks)]));
  file.doc('The checks of each operation, in the order in which they are made.');
  file.print(code`export const CHECKS = ${data(table)} as const;`);
  file.doc('Violation slots: code that makes each check fail, in a `World` of the test.');
  const slots = importedType('SlotsOf', '@abicus/wire/testing');
  file.print(code`export type Slots<World> = ${slots}<World, typeof CHECKS>;`);
  return file;
}
