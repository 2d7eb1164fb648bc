/** `testing/calls.ts`: the shapes of a package's operations, and their wrappers. */
import type { ArgDef, ErrorDef, Model, OperationDef } from '../../model/types.ts';
import { imported } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import type { Data } from '../../output/data.ts';
import { failuresOf } from '../failures.ts';
import { told } from '../op-errors.ts';
import { factsOf } from '../op-facts.ts';
import { shape, testingFile, type TestingHome } from './home.ts';
import { nameOf, typesTable } from './types.ts';

function argShape({ name, register: at, type }: ArgDef): Data {
  switch (type.kind) {
    case 'value':
      return { name, at, value: nameOf(type.of) };
    case 'optional':
      return { name, at, value: nameOf(type.of), none: type.none };
    case 'pointer':
      return { name, at, pointer: type.direction, to: type.of.name };
    case 'span': {
      const { direction, length, min, short } = type;
      const max =
        type.max?.kind === 'limit' ? { id: type.max.id, value: type.max.value } : undefined;
      return {
        name,
        at,
        span: direction,
        length,
        min,
        max,
        short: short.length === 0 ? undefined : short,
      };
    }
  }
}

/** Errors by number as the wrapper tells them: by the only sentinel, or by their names. */
function toldErrors(operation: OperationDef, model: Model): Data {
  const errors = failuresOf(operation, model);
  return Object.fromEntries(errors.map(({ name, number }) => [number, told(operation, name)]));
}

function operationShape(home: TestingHome, operation: OperationDef): Data {
  const { id, syscall, number, selector, args, returns, results, noReturn } = operation;
  const { name, wrapper, path } = factsOf(operation, home.model, home);
  return {
    id,
    syscall,
    number,
    selector: selector && {
      at: selector.register,
      value: selector.value,
      error: selector.errno.name,
    },
    args: args.map(argShape),
    returns: returns && nameOf(returns),
    results:
      results.length === 0
        ? undefined
        : results.map((one) => ({ name: one.name, at: one.register, value: nameOf(one.type) })),
    noReturn: noReturn || undefined,
    errors: toldErrors(operation, home.model),
    handler: name,
    wrapper: imported(wrapper, path),
    raw: imported(`${name}Raw`, path),
  };
}

/** Errors by name, as far as decoding a call can fail with them. */
function errorShapes({ errors, types }: Model, operations: readonly OperationDef[]): Data {
  const named = (error: ErrorDef | undefined): string[] =>
    error === undefined ? [] : [error.name];
  const names = new Set([
    'EINVAL',
    'EFAULT',
    'ENOSYS',
    ...types.flatMap((type) => named('errno' in type ? type.errno : undefined)),
    ...operations.flatMap(({ selector }) => named(selector?.errno)),
  ]);
  const used = errors.filter(({ name }) => names.has(name));
  return Object.fromEntries(used.map(({ id, name, number }) => [name, { id, number }]));
}

/** The file of a package's calls; none if it has no operations. */
export function callsFile(home: TestingHome): CodeFile | undefined {
  const { model, feeds } = home;
  const operations = model.operations.filter((one) => one.feeds === feeds);
  if (operations.length === 0) return undefined;
  const file = testingFile(home, 'calls.ts');
  shape(file, 'The syscalls.', 'CALLS', 'Calls', {
    types: typesTable(home),
    errors: errorShapes(model, operations),
    operations: operations.map((operation) => operationShape(home, operation)),
  });
  return file;
}
