/** Syscalls of a page: arguments, result, checks and errors. */
import type { ArgDef, CheckDef, OperationDef, SyscallDef } from '../../model/types.ts';
import { plural } from '../../diagnostics/plural.ts';
import { failuresOf } from '../failures.ts';
import { valueLabel } from './layout.ts';
import { link, ownOf, type Page, provenBy } from './links.ts';
import { inline, mono, paragraph, section, sentence, table } from './markdown.ts';

function argText(page: Page, { type }: ArgDef): string {
  switch (type.kind) {
    case 'value':
      return valueLabel(page, type.of);
    case 'optional':
      return `${valueLabel(page, type.of)}, or ${type.none === 'zero' ? '0' : 'all ones'} for none`;
    case 'pointer':
      return `address of a ${link(page, type.of)}${type.direction === 'in' ? '' : ' to write'}`;
    case 'span': {
      const bounds = [
        ...(type.min > 0 ? [`at least ${type.min}`] : []),
        ...(type.max === undefined ? [] : [`at most ${link(page, type.max)}`]),
      ];
      const what = type.direction === 'in' ? 'bytes' : 'a buffer';
      if (type.short.length > 0) {
        const { [type.direction]: verb } = { in: 'are', out: 'come' };
        const list = type.short.map(mono).join(', ');
        bounds.push(`at most ${plural(8 * type.short.length, 'byte')} ${verb} in ${list} instead`);
      }
      return `address of ${what}, the length in ${mono(type.length)}${bounds.map((text) => `, ${text}`).join('')}`;
    }
  }
}

function registersTable(page: Page, { args, selector }: OperationDef): string[] {
  const first =
    selector === undefined ? [] : [[mono(selector.register), '', `selector ${selector.value}`, '']];
  const rows = args.map((arg) => [
    mono(arg.register),
    mono(arg.name),
    argText(page, arg),
    inline(arg.doc),
  ]);
  const all = [...first, ...rows];
  return all.length === 0
    ? ['No arguments.', '']
    : table(['Register', 'Argument', 'Value', ''], all);
}

function resultText(page: Page, { returns, results, noReturn }: OperationDef): string {
  if (noReturn) return 'Does not return.';
  const first = returns === undefined ? '0' : valueLabel(page, returns);
  const also = results.length === 0 ? '' : ', and further results as below';
  return `Result: ${first} in ${mono('a0')}${also}; on failure the negative number of an error.`;
}

function resultsTable(page: Page, { results }: OperationDef): string[] {
  if (results.length === 0) return [];
  const rows = results.map(({ register, name, type, doc }) => [
    mono(register),
    mono(name),
    valueLabel(page, type),
    inline(doc),
  ]);
  return table(['Register', 'Result', 'Value', ''], rows);
}

/** The table of checks, in the order in which they are made. */
export function checksTable(page: Page, checks: readonly CheckDef[]): string[] {
  const rows = checks.map((check) => {
    const { id, index, fails, text, unless, limit, sentinel, waits, always, changesOnReject } =
      check;
    const notes = [
      ...(unless.length === 0 ? [] : [`not for ${unless.join(', ')}`]),
      ...(limit === undefined ? [] : [`limit ${link(page, limit)}`]),
      ...(sentinel === undefined ? [] : [`sentinel ${mono(sentinel)}`]),
      ...(waits ? ['a blocking call blocks instead'] : []),
      ...(always ? ['every call fails it'] : []),
      ...(changesOnReject.length === 0 ? [] : [`changes ${changesOnReject.join(', ')}`]),
    ];
    return [String(index + 1), mono(id), sentence(text), mono(fails.name), notes.join('; ')];
  });
  return table(['', 'Check', 'Fails if', 'Error', ''], rows);
}

function operationPage(page: Page, operation: OperationDef, level: number): string[] {
  const { id, doc, cost, audit, checks } = operation;
  const errors = failuresOf(operation, page.model);
  const rungs = provenBy(page, id);
  const facts = [
    `Cost: ${cost} ns of virtual time.`,
    ...(audit === undefined ? [] : [`Audited as ${mono(audit.prefix)}.`]),
    ...(errors.length === 0 ? [] : [`Errors: ${errors.map(({ name }) => mono(name)).join(', ')}.`]),
    ...(rungs === '' ? [] : [`Rungs: ${rungs}.`]),
  ];
  return section(level, mono(id), [
    ...paragraph(doc),
    ...registersTable(page, operation),
    resultText(page, operation),
    '',
    ...resultsTable(page, operation),
    ...(checks.length === 0 ? ['No checks beyond decoding.', ''] : checksTable(page, checks)),
    facts.join(' '),
  ]);
}

function syscallPage(page: Page, syscall: SyscallDef): string[] {
  const { name, number, doc, operations, selector } = syscall;
  const own = page.model.operations.filter(({ id }) => operations.includes(id));
  const [only] = own;
  if (selector === undefined && only !== undefined) {
    const [head = '', ...rest] = operationPage(page, only, 3);
    return [`${head}, ${number}`, ...rest];
  }
  const rejected =
    selector === undefined
      ? ''
      : `${mono(selector.register)} selects the operation; any other value is ${mono(selector.errno.name)}.`;
  return [
    ...section(3, `${mono(name)}, ${number}`, [...paragraph(doc), rejected]),
    ...own.flatMap((one) => operationPage(page, one, 4)),
  ];
}

/** Returns the section of syscalls: a table of their numbers, then each of them. */
export function syscallsSection(page: Page): string[] {
  const own = ownOf(page, page.model.syscalls);
  const rows = own.map(({ number, name, doc }) => [String(number), mono(name), inline(doc)]);
  return section(2, 'Syscalls', [
    ...table(['Number', 'Syscall', ''], rows),
    ...own.flatMap((one) => syscallPage(page, one)),
  ]);
}
