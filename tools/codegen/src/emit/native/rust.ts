/** The Rust crate: numbers, types and records of all contracts. `no_std`, edition 2021. */
import type { FieldDef, IntegerDef, Model, ServiceDef, StructDef } from '../../model/types.ts';
import { codeFile, type CodeFile } from '../../output/code-file.ts';
import { versionParts } from '../../names/native.ts';
import { rustConst, rustField, rustLimit, rustType } from '../../names/rust.ts';
import { isComposite, travelling } from './reach.ts';
import { printRustCalls } from './rust-calls.ts';
import { printAnswers, printEvent, printForms, printOperation } from './rust-codecs/frames.ts';
import { printShared } from './rust-codecs/shared.ts';
import { printTypeCodec } from './rust-codecs/types.ts';
import { rustScalar, rustValue } from './rust-codecs/values.ts';

function constant(file: CodeFile, name: string, type: string, value: string, doc: string): void {
  file.entry(doc, `pub const ${name}: ${type} = ${value};`);
}

function fieldType({ type, name }: FieldDef): string {
  switch (type.kind) {
    case 'scalar':
    case 'named':
      return rustValue(type);
    case 'struct':
      return rustType(type.type);
    case 'constant':
    case 'ranged':
      return rustScalar(type.scalar);
    case 'zero':
    case 'octets':
      return `[u8; ${type.size}]`;
    case 'length':
    case 'text':
    case 'bytes':
    case 'list':
    case 'composite':
    case 'tail':
      throw new Error(`${name}: ${type.kind} has no place in a packed structure`);
  }
}

type Member = {
  readonly name: string;
  readonly type: string;
  readonly offset: number;
  doc: string;
};

function printRecord(file: CodeFile, name: string, members: readonly Member[], size: number): void {
  file.print('#[repr(C, packed)]');
  file.print('#[derive(Clone, Copy, Debug, PartialEq, Eq)]');
  file.block(`pub struct ${name}`, () => {
    for (const one of members) {
      file.entry(one.doc, `pub ${one.name}: ${one.type},`);
    }
  });
  file.print(`const _: () = assert!(core::mem::size_of::<${name}>() == ${size});`);
  for (const one of members) {
    const offset = `core::mem::offset_of!(${name}, ${one.name})`;
    file.print(`const _: () = assert!(${offset} == ${one.offset});`);
  }
  file.blank();
}

function memberOf(field: FieldDef, name: string): Member {
  const { offset, doc } = field;
  return { name, type: fieldType(field), offset, doc };
}

function printStruct(file: CodeFile, type: StructDef): void {
  const members = type.fields.map((field) => memberOf(field, rustField(field.name)));
  file.doc(type.doc);
  printRecord(file, rustType(type), members, type.size);
}

function printInteger(file: CodeFile, type: IntegerDef): void {
  const name = rustType(type);
  file.entry(type.doc, '#[repr(transparent)]');
  file.print('#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]');
  file.print(`pub struct ${name}(pub ${rustScalar(type.scalar)});`);
  file.print(`const _: () = assert!(core::mem::size_of::<${name}>() == ${type.size});`);
  const named = type.kind === 'enumeration' ? type.members : type.kind === 'flags' ? type.bits : [];
  if (named.length > 0) {
    file.block(`impl ${name}`, () => {
      for (const one of named) {
        constant(file, rustConst(one.name), 'Self', `Self(${one.value})`, one.doc);
      }
    });
  }
  file.blank();
}

function printService(file: CodeFile, service: ServiceDef): void {
  const { name, envelope, statuses, ops, events } = service;
  constant(file, rustConst(name, 'magic'), '[u8; 2]', `[${envelope.magicBytes.join(', ')}]`, '');
  for (const [i, version] of envelope.versions.entries()) {
    const isOnly = envelope.versions.length === 1;
    const doc = isOnly ? '' : `Its place in a correlation; ${version.number} in frames.`;
    const full = rustConst(name, ...versionParts(service, version.name));
    constant(file, full, 'u8', String(isOnly ? version.number : i), doc);
  }
  for (const status of statuses) {
    const full = rustConst(name, 'status', status.name);
    constant(file, full, 'u8', String(status.number), status.doc);
  }
  printForms(file, service);
  printAnswers(file, service);
  for (const op of ops) {
    constant(file, rustConst(name, 'op', op.name), 'u8', String(op.opcode), op.doc);
    printOperation(file, service, op);
  }
  for (const event of events) {
    const full = rustConst(name, 'event', event.name);
    constant(file, full, 'u8', String(event.wireOpcode), event.doc);
    printEvent(file, service, event);
  }
  file.blank();
}

function printNumbers(file: CodeFile, model: Model): void {
  for (const { name, number, text } of model.errors) {
    constant(file, rustConst(name), 'i64', String(number), `The error: ${text}.`);
  }
  for (const { name, number, doc } of model.syscalls) {
    constant(file, rustConst('sys', name), 'u64', String(number), doc);
  }
  for (const { id, selector } of model.operations) {
    if (selector === undefined) continue;
    const doc = `Selects \`${id}\` in ${selector.register}.`;
    constant(file, rustConst('sel', id), 'u64', String(selector.value), doc);
  }
  for (const limit of model.limits) {
    if (limit.kind === 'limit')
      constant(file, rustLimit(limit), 'u64', String(limit.value), limit.doc);
    else {
      for (const one of limit.values) {
        const full = rustLimit(limit, one.member);
        constant(file, full, 'u64', String(one.value), limit.doc);
      }
    }
  }
  for (const { name, hash } of model.principals) {
    constant(file, rustConst('principal', name), 'u64', hash, `The identity \`${name}\`.`);
  }
  file.blank();
}

function printTrap(file: CodeFile): void {
  file.doc(
    'The trap: the number in a7, arguments in a0 to a5. Returns a0 and a1.\n\n# Safety\nThe kernel reads and writes the memory that arguments name.',
  );
  file.print('#[cfg(target_arch = "riscv64")]');
  file.block('pub unsafe fn ecall(number: u64, args: [u64; 6]) -> (i64, u64)', () => {
    file.print('let (mut a0, mut a1) = (args[0], args[1]);');
    file.print(
      'core::arch::asm!("ecall", inlateout("a0") a0, inlateout("a1") a1, in("a2") args[2],',
    );
    file.print('  in("a3") args[3], in("a4") args[4], in("a5") args[5], in("a7") number);');
    file.print('(a0 as i64, a1)');
  });
}

/** The crate at `path`. */
export function rustCrate(path: string, model: Model): CodeFile {
  const file = codeFile(path, model.contracts);
  file.print('//! The ABI of all contracts: numbers, types and records.');
  file.print('#![no_std]');
  file.blank();
  // Records hold numbers as the machine does, and frames hold them little-endian.
  file.print('#[cfg(not(target_endian = "little"))]');
  file.print('compile_error!("the records of this crate are those of little-endian machines");');
  file.blank();
  printNumbers(file, model);
  const travels = travelling(model);
  if (travels.size > 0 || model.services.length > 0) printShared(file, model.services.length > 0);
  for (const type of model.types) {
    if (type.kind === 'struct') printStruct(file, type);
    else if (!isComposite(type)) printInteger(file, type);
    if (travels.has(type)) printTypeCodec(file, type);
  }
  for (const service of model.services) printService(file, service);
  if (model.operations.length > 0) printTrap(file);
  printRustCalls(file, model);
  return file;
}
