/**
 * Checks that every field of a class of the machine or the kernel is in the table of its state, or
 * that the class has a reason to have no state. Private fields are invisible at run time, so the
 * declarations are read. The compiler compares the kernel's plain data with its tables.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';
import { expect, test } from 'vitest';
import { workspaceRoot } from './steps.ts';

/** Classes without a table, and why. */
const STATELESS: Readonly<Record<string, string>> = {
  Boot: "its step and the tasks of its proof are the kernel's data; what these saw decides only what is printed",
  Bus: 'connects the devices, which are digested with the board',
  CoroutineGuest:
    'an engine: the generator of a program is no data; the supervisor says which program it is',
  Digest: 'made for one digest',
  Dma: 'a way to read RAM',
  GuestCpu: 'what one run of a program sees: registers and pages are those of hart and RAM',
  GuestFault: 'an error that is thrown',
  CallerMemory: 'a way to read RAM',
  Kernel: 'its state is plain data, in the tables of the kernel',
  KernelConsole: 'prints; what is not printed yet is in the tasks',
};

interface ClassFields {
  readonly name: string;
  readonly fields: readonly string[];
  readonly stated: readonly string[] | undefined;
}

/** The keys of the object literal in the call that makes a table. */
function keysOf(initializer: ts.Expression | undefined): string[] | undefined {
  if (initializer === undefined || !ts.isCallExpression(initializer)) return undefined;
  const [table] = initializer.arguments;
  if (table === undefined || !ts.isObjectLiteralExpression(table)) return undefined;
  return table.properties.map(({ name }) =>
    name === undefined ? '' : ts.isStringLiteral(name) ? name.text : name.getText(),
  );
}

/** The fields of the classes in a source, and those in its table. */
function classesIn(source: string): ClassFields[] {
  const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true);
  return file.statements.filter(ts.isClassDeclaration).map((one) => {
    const properties = one.members.filter(ts.isPropertyDeclaration);
    const isStatic = (member: ts.PropertyDeclaration): boolean =>
      member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false;
    const table = properties.find(
      (member) => isStatic(member) && member.name.getText() === 'STATE',
    );
    return {
      name: one.name?.text ?? '',
      fields: properties.filter((member) => !isStatic(member)).map(({ name }) => name.getText()),
      stated: keysOf(table?.initializer),
    };
  });
}

/** The faults of the classes of a source. */
function wrongIn(source: string): string[] {
  return classesIn(source).flatMap(({ name, fields, stated }) => {
    if (Object.hasOwn(STATELESS, name))
      return stated === undefined ? [] : [`${name} has a table and is said to have no state`];
    if (stated === undefined) return fields.length === 0 ? [] : [`${name} has no table`];
    return [
      ...fields
        .filter((one) => !stated.includes(one))
        .map((one) => `${name}.${one} is in no table`),
      ...stated.filter((one) => !fields.includes(one)).map((one) => `${name} has no field ${one}`),
    ];
  });
}

const sources = globSync('libs/{emulator,kernel}/src/**/*.ts', { cwd: workspaceRoot })
  .filter((path) => !path.endsWith('.test.ts'))
  .map((path) => readFileSync(join(workspaceRoot, path), 'utf8'));

test('every field of a class of machine and kernel is in its table', () => {
  expect(sources.flatMap(wrongIn)).toEqual([]);
});

test('every class without state exists', () => {
  const names = sources.flatMap(classesIn).map(({ name }) => name);
  expect(Object.keys(STATELESS).filter((name) => !names.includes(name))).toEqual([]);
  expect(names.length).toBeGreaterThan(20);
});

test.each([
  ['class A { readonly #a = 1; }', ['A has no table']],
  ["class A { static readonly STATE = f({ '#a': g }); #a = 1; b = 2; }", ['A.b is in no table']],
  ['class A { static readonly STATE = f({ a: g, b: g }); a = 1; }', ['A has no field b']],
  [
    "class A { static readonly STATE = f({ a: g, '#b': g }); a = 1; readonly #b: X; get c() {} }",
    [],
  ],
])('%s: %j', (source, wrong) => {
  expect(wrongIn(source)).toEqual(wrong);
});
