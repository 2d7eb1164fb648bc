/** The C header: numbers, types, records and calls of all contracts. C11. */
import type { LimitDef, Model, ServiceDef } from '../../model/types.ts';
import { codeFile, type CodeFile } from '../../output/code-file.ts';
import { screaming } from '../names.ts';
import { printCalls } from './c-calls.ts';
import { cNumber, define, printFrame, printInteger, printStruct } from './c-types.ts';
import { owner } from './names.ts';

function printErrors(file: CodeFile, prefix: string, model: Model): void {
  for (const { name, number, text } of model.errors) {
    define(file, screaming(`${prefix}_${name}`), String(number), `The error: ${text}.`);
  }
  file.blank();
}

function printLimit(file: CodeFile, prefix: string, limit: LimitDef): void {
  const name = screaming(`${prefix}_${owner(limit)}limit_${limit.name}`);
  const doc = limit.doc === '' ? `Bound: ${limit.why}.` : limit.doc;
  if (limit.kind === 'limit') define(file, name, cNumber(limit.value), doc);
  else {
    for (const { member, value } of limit.values) {
      define(file, `${name}_${screaming(member)}`, cNumber(value), doc);
    }
  }
}

function printNumbers(file: CodeFile, prefix: string, model: Model): void {
  for (const { name, number, doc } of model.syscalls) {
    define(file, screaming(`${prefix}_sys_${name}`), String(number), doc);
  }
  for (const { id, selector } of model.operations) {
    if (selector === undefined) continue;
    const name = screaming(`${prefix}_sel_${id}`);
    define(file, name, String(selector.value), `Selects \`${id}\` in ${selector.register}.`);
  }
  file.blank();
  for (const limit of model.limits) printLimit(file, prefix, limit);
  file.blank();
  for (const { name, hash } of model.principals) {
    const macro = screaming(`${prefix}_principal_${name}`);
    define(file, macro, `UINT64_C(${hash})`, `The identity \`${name}\`.`);
  }
  file.blank();
}

function printBoard(file: CodeFile, prefix: string, { board }: Model): void {
  for (const { name, base, size, registers } of board.devices) {
    const macro = screaming(`${prefix}_${name}`);
    define(file, `${macro}_BASE`, cNumber(base), `First physical address of ${name}.`);
    define(file, `${macro}_SIZE`, cNumber(size), 'Bytes in the window.');
    for (const register of registers) {
      define(file, `${macro}_${screaming(register.name)}`, cNumber(register.offset), register.doc);
    }
    file.blank();
  }
  for (const { name, numbers, doc } of board.groups) {
    if (doc !== '') file.print(`/* ${doc.replaceAll('\n', ' ')} */`);
    for (const one of numbers) {
      const macro = screaming(`${prefix}_${name}_${one.name}`);
      define(file, macro, cNumber(one.value), one.doc);
    }
    file.blank();
  }
}

function printService(file: CodeFile, prefix: string, service: ServiceDef): void {
  const stem = screaming(`${prefix}_${service.name}`);
  const { envelope, statuses, ops, events } = service;
  const [first, second] = envelope.magicBytes;
  define(file, `${stem}_MAGIC0`, `0x${first.toString(16)}`, `Magic \`${envelope.magic}\`.`);
  define(file, `${stem}_MAGIC1`, `0x${second.toString(16)}`, '');
  define(file, `${stem}_VERSION`, String(envelope.version), 'The version of the protocol.');
  for (const { name, number, doc } of statuses) {
    define(file, `${stem}_STATUS_${screaming(name)}`, String(number), doc);
  }
  file.blank();
  for (const { name, opcode, replyOpcode, doc, request, reply } of ops) {
    define(file, `${stem}_OP_${screaming(name)}`, cNumber(opcode), doc);
    define(file, `${stem}_OP_${screaming(name)}_REPLY`, cNumber(replyOpcode), '');
    printFrame(file, prefix, `${service.name}_${name}_request`, request);
    printFrame(file, prefix, `${service.name}_${name}_reply`, reply);
  }
  for (const { name, wireOpcode, doc, frame } of events) {
    define(file, `${stem}_EVENT_${screaming(name)}`, cNumber(wireOpcode), doc);
    printFrame(file, prefix, `${service.name}_${name}_event`, frame);
  }
}

/** The header at `path`; names start with `prefix`. */
export function cHeader(path: string, prefix: string, model: Model): CodeFile {
  const file = codeFile(path, model.contracts);
  const guard = screaming(`${prefix}_abi_h`);
  file.print(`#ifndef ${guard}`);
  file.print(`#define ${guard}`);
  file.blank();
  file.print('#include <stddef.h>');
  file.print('#include <stdint.h>');
  file.blank();
  printErrors(file, prefix, model);
  printNumbers(file, prefix, model);
  for (const type of model.types) {
    if (type.kind === 'struct') printStruct(file, prefix, type);
    else printInteger(file, prefix, type);
  }
  for (const service of model.services) printService(file, prefix, service);
  printBoard(file, prefix, model);
  printCalls(file, prefix, model);
  file.print('#endif');
  return file;
}
