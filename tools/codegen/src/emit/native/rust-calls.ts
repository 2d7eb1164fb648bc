/**
 * Syscalls in Rust: one function per operation. Each is given the trap, so that a test on any machine sees the registers;
 * on RISC-V that is `ecall_registers`.
 */
import type { Register } from '@abicus/contract';
import { REGISTERS, registerIndex } from '../../model/registers.ts';
import type { ArgDef, Model, OperationDef, ValueType } from '../../model/types.ts';
import {
  rustArgument,
  rustCall,
  rustConst,
  rustField,
  rustResult,
  rustType,
} from '../../names/rust.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { failuresOf } from '../failures.ts';
import { returnedBy, type RegisterResult } from '../op-result.ts';
import { shortArgs } from './registers.ts';
import { rustValue } from './rust-codecs/values.ts';

const ALL = `[u64; ${REGISTERS.length}]`;

const HELPERS = `
/// Bytes as the words of registers, little-endian, zero after their end.
fn words_of<const N: usize>(bytes: &[u8]) -> [u64; N] {
  let mut words = [0; N];
  for (word, part) in words.iter_mut().zip(bytes.chunks(8)) {
    for (i, byte) in part.iter().enumerate() {
      *word |= u64::from(*byte) << (8 * i);
    }
  }
  words
}

/// Fills bytes from the words of registers.
fn bytes_of(words: &[u64], into: &mut [u8]) {
  for (part, word) in into.chunks_mut(8).zip(words) {
    for (byte, of) in part.iter_mut().zip(word.to_le_bytes()) {
      *byte = of;
    }
  }
}
`;

/** The trap, where there is one. */
function printTrap(file: CodeFile): void {
  const names = REGISTERS.join(', ');
  file.doc(
    `The trap: the number in a7, arguments in ${names}. The results are where the arguments were.\n\n# Safety\nThe kernel reads and writes the memory that arguments name.`,
  );
  file.print('#[cfg(target_arch = "riscv64")]');
  file.block(`pub unsafe fn ecall_registers(number: u64, registers: &mut ${ALL})`, () => {
    file.print(`let [${REGISTERS.map((name) => `mut ${name}`).join(', ')}] = *registers;`);
    file.print('core::arch::asm!("ecall",');
    for (const name of REGISTERS) file.print(`  inlateout("${name}") ${name},`);
    file.print('  in("a7") number);');
    file.print(`*registers = [${names}];`);
  });
}

function parameter({ name, type }: ArgDef): string {
  const plain = rustArgument(name);
  switch (type.kind) {
    case 'value':
      return `${plain}: ${rustValue(type.of)}`;
    case 'optional':
      return `${plain}: Option<${rustValue(type.of)}>`;
    case 'pointer':
      return `${plain}: &${type.direction === 'in' ? '' : 'mut '}${rustType(type.of)}`;
    case 'span':
      return `${plain}: &${type.direction === 'in' ? '' : 'mut '}[u8]`;
  }
}

/** A value as a register holds it: sign-extended if it is signed. */
function word(type: ValueType, name: string): string {
  return type.kind === 'named' ? `${name}.0 as u64` : `${name} as u64`;
}

/** What the registers of a call are set to; of bytes that may be in registers the length alone. */
function valuesOf({ args, selector }: OperationDef): string {
  const values = new Map<Register, string>();
  if (selector !== undefined) values.set(selector.register, String(selector.value));
  for (const { name, register, type } of args) {
    const plain = rustArgument(name);
    switch (type.kind) {
      case 'value':
        values.set(register, word(type.of, plain));
        break;
      case 'optional': {
        const none = type.none === 'zero' ? '0' : 'u64::MAX';
        values.set(register, `${plain}.map_or(${none}, |one| ${word(type.of, 'one')})`);
        break;
      }
      case 'pointer': {
        const mut = type.direction === 'in' ? 'const' : 'mut';
        values.set(register, `${plain} as *${mut} ${rustType(type.of)} as u64`);
        break;
      }
      case 'span':
        values.set(register, `${plain}.as_${type.direction === 'in' ? '' : 'mut_'}ptr() as u64`);
        values.set(type.length, `${plain}.len() as u64`);
        break;
    }
  }
  return `[${REGISTERS.map((name) => values.get(name) ?? '0').join(', ')}]`;
}

const at = (register: Register): string => `trapped[${registerIndex(register)}]`;

function held({ type, register }: RegisterResult): string {
  const value = `${at(register)} as ${rustValue(type.kind === 'named' ? scalarOf(type) : type)}`;
  return type.kind === 'named' ? `${rustType(type.type)}(${value})` : value;
}

function scalarOf({ type }: Extract<ValueType, { readonly kind: 'named' }>): ValueType {
  return { kind: 'scalar', scalar: type.scalar };
}

function printShortIn(file: CodeFile, operation: OperationDef): void {
  for (const { name, type } of shortArgs(operation, 'in')) {
    const bytes = rustArgument(name);
    const { short } = type;
    file.block(`if ${bytes}.len() <= ${8 * short.length}`, () => {
      file.print(`let words: [u64; ${short.length}] = words_of(${bytes});`);
      for (const [i, register] of short.entries()) file.print(`${at(register)} = words[${i}];`);
    });
  }
}

function printShortOut(file: CodeFile, operation: OperationDef): void {
  for (const { name, type } of shortArgs(operation, 'out')) {
    const bytes = rustArgument(name);
    const { short } = type;
    file.block(`if ${at('a0')} <= ${8 * short.length}`, () => {
      file.print(`let size = ${bytes}.len().min(${at('a0')} as usize);`);
      file.print(`bytes_of(&[${short.map(at).join(', ')}], &mut ${bytes}[..size]);`);
    });
  }
}

function printResult(file: CodeFile, operation: OperationDef): void {
  if (operation.results.length === 0 || operation.noReturn) return;
  file.doc(`The results of \`${operation.id}\`.`);
  file.print('#[derive(Clone, Copy, Debug, PartialEq, Eq)]');
  file.block(`pub struct ${rustResult(operation.id)}`, () => {
    for (const { name, doc, type } of returnedBy({ op: operation })) {
      file.entry(doc, `pub ${rustField(name)}: ${rustValue(type)},`);
    }
  });
  file.blank();
}

function docOf(operation: OperationDef, model: Model): string {
  const failures = failuresOf(operation, model).map(({ name }) => name);
  const errors = failures.length === 0 ? '' : `Errors: ${failures.join(', ')}.`;
  return [operation.doc, errors].filter((text) => text !== '').join('\n\n');
}

function printCall(file: CodeFile, operation: OperationDef, model: Model): void {
  const { id, syscall, args, results, noReturn } = operation;
  printResult(file, operation);
  const returned = returnedBy({ op: operation });
  const [first] = returned;
  const value = first === undefined ? '()' : rustValue(first.type);
  const given = results.length > 0 ? rustResult(id) : value;
  const trap = `${noReturn ? 'mut trap: impl FnMut' : 'trap: impl FnOnce'}(u64, &mut ${ALL})`;
  const list = [trap, ...args.map(parameter)].join(', ');
  const number = rustConst('sys', syscall);
  const isShort = shortArgs(operation, 'in').length > 0;
  file.doc(docOf(operation, model));
  const end = noReturn ? '!' : `Result<${given}, i64>`;
  file.block(`pub fn ${rustCall(id)}(${list}) -> ${end}`, () => {
    file.print(
      `let ${noReturn && !isShort ? 'trapped' : 'mut trapped'}: ${ALL} = ${valuesOf(operation)};`,
    );
    printShortIn(file, operation);
    if (noReturn) {
      file.print(`loop { trap(${number}, &mut { trapped }); }`);
      return;
    }
    file.print(`trap(${number}, &mut trapped);`);
    file.print(`if (${at('a0')} as i64) < 0 { return Err((${at('a0')} as i64).wrapping_neg()); }`);
    printShortOut(file, operation);
    if (results.length === 0) {
      file.print(`Ok(${first === undefined ? '()' : held(first)})`);
      return;
    }
    const fields = returned.map((one) => `${rustField(one.name)}: ${held(one)}`);
    file.print(`Ok(${rustResult(id)} { ${fields.join(', ')} })`);
  });
  file.blank();
}

/** All operations. Nothing if there are none. */
export function printRustCalls(file: CodeFile, model: Model): void {
  const { operations } = model;
  if (operations.length === 0) return;
  printTrap(file);
  file.blank();
  const isShort = operations.some((one) =>
    (['in', 'out'] as const).some((direction) => shortArgs(one, direction).length > 0),
  );
  if (isShort) for (const line of HELPERS.trim().split('\n')) file.print(line);
  file.blank();
  for (const operation of operations) printCall(file, operation, model);
}
