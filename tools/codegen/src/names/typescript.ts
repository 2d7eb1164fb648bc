/** The names that elements of a contract have in the TypeScript of their package. */
import { camel, functionName, kebab, pascal, screaming } from '../emit/names.ts';
import { typesOf } from '../emit/per-package.ts';
import { constructorName } from '../emit/type-names.ts';
import type { Declared } from '../model/shape/values.ts';
import type { DeviceDef, Model, TypeDef } from '../model/types.ts';

/** An element, what it is, and the exports and files that are made of it. */
export type Written = { readonly of: Declared; readonly what: string; readonly names: string[] };

function ofType(type: TypeDef): string[] {
  const { name } = type;
  if (type.kind === 'struct') {
    const upper = screaming(name);
    return [name, `${upper}_SIZE`, upper, `write${name}`, `encode${name}`, `read${name}`];
  }
  return [name, `is${name}`, constructorName(type)];
}

function ofOperation(id: string): string[] {
  const [own, type] = [camel(id), pascal(id)];
  const types = ['Outcome', 'Handler', 'Error'].map((part) => `${type}${part}`);
  return [`ops/${kebab(id)}.ts`, functionName(own), `${own}Raw`, `answer${type}`, ...types];
}

function ofServiceOp(name: string): string[] {
  const type = pascal(name);
  const types = ['Request', 'Reply', 'Error'].map((part) => `${type}${part}`);
  const codecs = ['encode', 'decode'].flatMap((verb) => [`${verb}${type}`, `${verb}${type}Reply`]);
  const call = `${screaming(name)}_CALL`;
  return [`ops/${kebab(name)}.ts`, functionName(camel(name)), call, ...types, ...codecs];
}

/** The constants of a device, as the emitter of the board names them. */
function ofDevice({ name, registers }: DeviceDef): string[] {
  const prefix = screaming(name.replace(/Mmio$/, ''));
  const own = registers.map((register) => `${prefix}_${screaming(register.name)}`);
  return [`${prefix}_BASE`, `${prefix}_SIZE`, ...own];
}

/** What is written of the types, operations and tables of a package. */
export function writtenIn(model: Model, feeds: string): Written[] {
  const types = typesOf(model, feeds).map((of) => ({ of, what: of.kind, names: ofType(of) }));
  const calls = model.operations.map((of) => ({
    of,
    what: 'operation',
    names: ofOperation(of.id),
  }));
  const services = model.services.flatMap(({ ops }) =>
    ops.map((of) => ({ of, what: 'operation', names: ofServiceOp(of.name) })),
  );
  const tables = model.limits
    .filter(({ kind }) => kind === 'byEnum')
    .map((of) => ({ of, what: 'limit', names: [screaming(of.name)] }));
  const { devices, groups } = model.board;
  const board = devices.map((of) => ({ of, what: 'device', names: ofDevice(of) }));
  const numbers = groups.map((of) => {
    return { of, what: 'group of numbers', names: of.numbers.map(({ name }) => name) };
  });
  const programs = model.boots.flatMap((boot) =>
    boot.programs.map((of) => ({ of, what: 'program', names: [`SLOTS.${camel(of.name)}`] })),
  );
  const own = [...calls, ...services, ...tables, ...board, ...numbers, ...programs];
  return [...types, ...own.filter(({ of }) => of.feeds === feeds)];
}
