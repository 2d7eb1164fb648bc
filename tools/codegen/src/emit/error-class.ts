/** The error class of a package, for failures that are thrown or sent to another process. */
import type { Model } from '../model/types.ts';
import { code, imported, property, quote } from '../output/code.ts';
import type { CodeFile } from '../output/code-file.ts';
import type { Emitter } from './emitter.ts';
import { pascal } from './names.ts';
import { ownOf, perPackage } from './per-package.ts';

const base = imported('DeclaredError', '@abicus/wire');
const read = imported('readMarshalled', '@abicus/wire');

/** The failures of a package, and whether each is retryable. */
type Failures = ReadonlyMap<string, boolean>;

/** The failures that a package declares: errors of wrappers and statuses of services. */
function failuresIn(model: Model, feeds: string): Failures {
  const failures = new Map<string, boolean>();
  const errors = ownOf(model.errors, feeds);
  for (const { name, sentinels, retryable } of errors) {
    for (const told of [name, ...sentinels]) failures.set(told, retryable);
  }
  if (errors.length > 0) failures.set('Unknown', false);
  const services = ownOf(model.services, feeds);
  for (const { name, number, retryable } of services.flatMap(({ statuses }) => statuses)) {
    if (number !== 0) failures.set(name, retryable);
  }
  if (services.length > 0) failures.set('BadReply', false);
  return failures;
}

/** The generated names for failures: the type of their names, its guard, and the class. */
export function failureNames(feeds: string): Readonly<Record<'type' | 'guard' | 'error', string>> {
  const name = pascal(feeds);
  return { type: `${name}Failure`, guard: `is${name}Failure`, error: `${name}Error` };
}

function printTable(file: CodeFile, feeds: string, failures: Failures): void {
  const { type, guard } = failureNames(feeds);
  file.doc('Whether the same call may succeed later, by failure.');
  file.closed('const RETRYABLE =', '} as const;', () => {
    for (const [name, retryable] of failures) file.print(`${property(name)}: ${retryable},`);
  });
  file.doc('The name of a failure in results.');
  file.print(`export type ${type} = keyof typeof RETRYABLE;`);
  file.doc('Whether a name is the name of a failure.');
  file.block(`export function ${guard}(name: string): name is ${type}`, () =>
    file.print('return Object.hasOwn(RETRYABLE, name);'),
  );
}

function printClass(file: CodeFile, feeds: string): void {
  const { error: name, type: failure, guard } = failureNames(feeds);
  file.doc('A failure that can be thrown, or sent to another process or realm.');
  file.block(code`export class ${name} extends ${base}<${failure}>`, () => {
    file.block(`constructor(error: ${failure}, detail = '')`, () => {
      file.print(`super({ domain: ${quote(feeds)}, error, retryable: RETRYABLE[error] }, detail);`);
    });
    file.blank();
    file.doc('Returns the marshalled error; undefined for other data.');
    file.block(`static unmarshal(data: unknown): ${name} | undefined`, () => {
      file.print(code`const found = ${read}(data, ${quote(feeds)});`);
      file.print(`if (found === undefined || !${guard}(found.error)) return undefined;`);
      file.print(`return new ${name}(found.error, found.detail);`);
    });
  });
}

/** `error-class.ts` of each package that declares errors, or a service with its statuses. */
export const errorClasses: Emitter = perPackage('error-class.ts', (file, feeds, model) => {
  const failures = failuresIn(model, feeds);
  if (failures.size === 0) return;
  printTable(file, feeds, failures);
  printClass(file, feeds);
});
