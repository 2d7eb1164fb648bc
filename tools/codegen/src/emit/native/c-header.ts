/** The C header: numbers, types, records and calls of all contracts. C11 and C++11, with attributes of GNU C. */
import type { LimitDef, Model, ServiceDef } from '../../model/types.ts';
import { codeFile, type CodeFile } from '../../output/code-file.ts';
import { cFixed, cLimit, cMacro } from '../../names/c.ts';
import { versionParts } from '../../names/native.ts';
import { printCalls } from './c-calls.ts';
import { printAnswer, printEvent, printForms, printOperation } from './c-codecs/frames.ts';
import { printShared } from './c-codecs/shared.ts';
import { printTypeCodec } from './c-codecs/types.ts';
import { cNumber, define, printInteger, printStruct } from './c-types.ts';
import { isComposite, travelling } from './reach.ts';

function printErrors(file: CodeFile, prefix: string, model: Model): void {
  for (const { name, number, text } of model.errors) {
    define(file, cMacro(prefix, name), String(number), `The error: ${text}.`);
  }
  file.blank();
}

function printLimit(file: CodeFile, prefix: string, limit: LimitDef): void {
  const doc = limit.doc === '' ? `Bound: ${limit.why}.` : limit.doc;
  if (limit.kind === 'limit') define(file, cLimit(prefix, limit), cNumber(limit.value), doc);
  else {
    for (const { member, value } of limit.values) {
      define(file, cLimit(prefix, limit, member), cNumber(value), doc);
    }
  }
}

function printNumbers(file: CodeFile, prefix: string, model: Model): void {
  for (const { name, number, doc } of model.syscalls) {
    define(file, cMacro(prefix, 'sys', name), String(number), doc);
  }
  for (const { id, selector } of model.operations) {
    if (selector === undefined) continue;
    const name = cMacro(prefix, 'sel', id);
    define(file, name, String(selector.value), `Selects \`${id}\` in ${selector.register}.`);
  }
  file.blank();
  for (const limit of model.limits) printLimit(file, prefix, limit);
  file.blank();
  for (const { name, hash } of model.principals) {
    const macro = cMacro(prefix, 'principal', name);
    define(file, macro, `UINT64_C(${hash})`, `The identity \`${name}\`.`);
  }
  file.blank();
}

function printBoard(file: CodeFile, prefix: string, { board }: Model): void {
  for (const { name, base, size, registers } of board.devices) {
    const macro = (part: string): string => cMacro(prefix, name, part);
    define(file, macro('base'), cNumber(base), `First physical address of ${name}.`);
    define(file, macro('size'), cNumber(size), 'Bytes in the window.');
    for (const register of registers) {
      define(file, macro(register.name), cNumber(register.offset), register.doc);
    }
    file.blank();
  }
  for (const { name, numbers, doc } of board.groups) {
    if (doc !== '') file.print(`/* ${doc.replaceAll('\n', ' ')} */`);
    for (const one of numbers) {
      define(file, cMacro(prefix, name, one.name), cNumber(one.value), one.doc);
    }
    file.blank();
  }
}

function printService(file: CodeFile, prefix: string, service: ServiceDef): void {
  const macro = (...parts: string[]): string => cMacro(prefix, service.name, ...parts);
  const { envelope, statuses, ops, events } = service;
  const [first, second] = envelope.magicBytes;
  define(file, macro('magic0'), `0x${first.toString(16)}`, `Magic \`${envelope.magic}\`.`);
  define(file, macro('magic1'), `0x${second.toString(16)}`, '');
  for (const [i, version] of envelope.versions.entries()) {
    const isOnly = envelope.versions.length === 1;
    const doc = isOnly
      ? 'The version of the protocol.'
      : `Its place in a correlation; ${version.number} in frames.`;
    const value = isOnly ? version.number : i;
    define(file, macro(...versionParts(service, version.name)), String(value), doc);
  }
  for (const { name, number, doc } of statuses) {
    define(file, macro('status', name), String(number), doc);
  }
  file.blank();
  printForms(file, prefix, service);
  printAnswer(file, prefix, service);
  for (const op of ops) {
    define(file, macro('op', op.name), cNumber(op.opcode), op.doc);
    define(file, macro('op', op.name, 'reply'), cNumber(op.replyOpcode), '');
    printOperation(file, prefix, service, op);
  }
  for (const event of events) {
    define(file, macro('event', event.name), cNumber(event.wireOpcode), event.doc);
    printEvent(file, prefix, service, event);
  }
}

function printTypes(file: CodeFile, prefix: string, model: Model): void {
  const travels = travelling(model);
  if (travels.size > 0 || model.services.length > 0) {
    printShared(file, prefix, model.services.length > 0);
  }
  for (const type of model.types) {
    if (type.kind === 'struct') printStruct(file, prefix, type);
    else if (!isComposite(type)) printInteger(file, prefix, type);
    if (travels.has(type)) printTypeCodec(file, prefix, type);
  }
}

/** The header at `path`; names start with `prefix`. */
export function cHeader(path: string, prefix: string, model: Model): CodeFile {
  const file = codeFile(path, model.contracts);
  const { guard, assertion } = cFixed(prefix);
  file.print(`#ifndef ${guard}`);
  file.print(`#define ${guard}`);
  file.blank();
  file.print('#include <stdbool.h>');
  file.print('#include <stddef.h>');
  file.print('#include <stdint.h>');
  file.blank();
  // Records hold numbers as the machine does, and frames hold them little-endian.
  file.print('#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__');
  file.print('#error "the records of this header are those of little-endian machines"');
  file.print('#endif');
  file.blank();
  file.print('#ifdef __cplusplus');
  file.print(`#define ${assertion}(what, text) static_assert(what, text)`);
  file.print('extern "C" {');
  file.print('#else');
  file.print(`#define ${assertion}(what, text) _Static_assert(what, text)`);
  file.print('#endif');
  file.blank();
  printErrors(file, prefix, model);
  printNumbers(file, prefix, model);
  printTypes(file, prefix, model);
  for (const service of model.services) printService(file, prefix, service);
  printBoard(file, prefix, model);
  printCalls(file, prefix, model);
  file.print('#ifdef __cplusplus');
  file.print('}');
  file.print('#endif');
  file.blank();
  file.print('#endif');
  return file;
}
