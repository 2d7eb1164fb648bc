/**
 * Syscalls in C: one inline function per operation over one `ecall`.
 *
 * The functions exist on RISC-V, and on other machines if the including file defines `…_ECALL` and supplies
 * the trap itself, so that a test on any machine sees the registers of each function.
 */
import type { Register } from '@abicus/contract';
import { REGISTERS } from '../../model/registers.ts';
import type { ArgDef, Model, OperationDef } from '../../model/types.ts';
import { doc as comment } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { failuresOf } from '../failures.ts';
import {
  cArgument,
  cFixed,
  cFunction,
  cLength,
  cMacro,
  cResult,
  cTypeName,
} from '../../names/c.ts';
import { cValue } from './c-types.ts';
import { FEW, isWide, shortArgs } from './registers.ts';

function printTrap(file: CodeFile, prefix: string): void {
  const { result, trap, supplied } = cFixed(prefix);
  file.doc('The results of a trap in a0 and a1.');
  file.closed(`struct ${result}`, '};', () => {
    file.print('int64_t a0;');
    file.print('uint64_t a1;');
  });
  file.blank();
  const list = FEW.map((name) => `uint64_t ${name}`).join(', ');
  const signature = `struct ${result} ${trap}(uint64_t number, ${list})`;
  file.print(`#if defined(${supplied})`);
  file.entry('The trap, supplied by the file that includes this one.', `${signature};`);
  file.print('#else');
  file.print(comment('The trap: the number in a7, arguments in a0 to a5.'));
  file.block(`static inline ${signature}`, () => {
    for (const name of FEW) {
      file.print(`register uint64_t r_${name} __asm__("${name}") = ${name};`);
    }
    file.print('register uint64_t r_a7 __asm__("a7") = number;');
    file.print('__asm__ volatile("ecall"');
    file.print('  : "+r"(r_a0), "+r"(r_a1)');
    file.print('  : "r"(r_a2), "r"(r_a3), "r"(r_a4), "r"(r_a5), "r"(r_a7)');
    file.print('  : "memory");');
    file.print(`return (struct ${result}){ (int64_t)r_a0, r_a1 };`);
  });
  file.print('#endif');
  file.blank();
}

/** The trap of calls with more registers: all that carry arguments are loaded, and all are read back. */
function printWideTrap(file: CodeFile, prefix: string): void {
  const { registers, wideTrap, supplied } = cFixed(prefix);
  file.doc('The registers of a trap: arguments before it, results after it.');
  file.closed(`struct ${registers}`, '};', () => {
    for (const name of REGISTERS) file.print(`uint64_t ${name};`);
  });
  file.blank();
  const signature = `void ${wideTrap}(uint64_t number, struct ${registers} *registers)`;
  file.print(`#if defined(${supplied})`);
  file.entry('The trap, supplied by the file that includes this one.', `${signature};`);
  file.print('#else');
  file.print(comment('The trap: the number in a7. The kernel may write all of these registers.'));
  file.block(`static inline ${signature}`, () => {
    for (const name of REGISTERS) {
      file.print(`register uint64_t r_${name} __asm__("${name}") = registers->${name};`);
    }
    file.print('register uint64_t r_a7 __asm__("a7") = number;');
    file.print('__asm__ volatile("ecall"');
    file.print(`  : ${REGISTERS.map((name) => `"+r"(r_${name})`).join(', ')}`);
    file.print('  : "r"(r_a7)');
    file.print('  : "memory");');
    for (const name of REGISTERS) file.print(`registers->${name} = r_${name};`);
  });
  file.print('#endif');
  file.blank();
}

/** Parameters of an argument: two for a span. */
function parameters(prefix: string, operation: OperationDef, arg: ArgDef): string[] {
  const { name, type } = arg;
  const plain = cArgument(prefix, name);
  switch (type.kind) {
    case 'value':
      return [`${cValue(prefix, type.of)} ${plain}`];
    case 'optional':
      return [`uint64_t ${plain}`];
    case 'pointer':
      return [`${type.direction === 'in' ? 'const ' : ''}${cTypeName(prefix, type.of)} *${plain}`];
    case 'span':
      return [
        `${type.direction === 'in' ? 'const ' : ''}void *${plain}`,
        `${type.short.length > 0 ? 'size_t' : 'uint64_t'} ${cLength(prefix, operation, arg)}`,
      ];
  }
}

/** What the registers of a call are set to. Bytes that may be in registers are put there later. */
function valuesOf(prefix: string, operation: OperationDef): Map<Register, string> {
  const values = new Map<Register, string>();
  const { selector } = operation;
  if (selector !== undefined) values.set(selector.register, String(selector.value));
  for (const arg of operation.args) {
    const { name, register, type } = arg;
    const plain = cArgument(prefix, name);
    if (type.kind === 'pointer' || type.kind === 'span') {
      const isLater = type.kind === 'span' && type.direction === 'in' && type.short.length > 0;
      if (!isLater) values.set(register, `(uint64_t)(uintptr_t)${plain}`);
    } else values.set(register, `(uint64_t)${plain}`);
    if (type.kind === 'span') {
      const cast = type.short.length > 0 ? '(uint64_t)' : '';
      values.set(type.length, `${cast}${cLength(prefix, operation, arg)}`);
    }
  }
  return values;
}

function listed(values: ReadonlyMap<Register, string>, registers: readonly Register[]): string {
  return registers.map((name) => values.get(name) ?? '0').join(', ');
}

function docOf(prefix: string, operation: OperationDef, model: Model): string {
  const { doc, args, results, noReturn } = operation;
  const notes = args.flatMap(({ name, type }) =>
    type.kind === 'optional'
      ? [
          `\`${cArgument(prefix, name)}\`: ${type.none === 'zero' ? '0' : 'UINT64_MAX'} stands for none.`,
        ]
      : [],
  );
  for (const arg of shortArgs(operation, 'out')) {
    notes.push(
      `\`${cArgument(prefix, arg.name)}\` takes at most \`${cLength(prefix, operation, arg)}\` bytes.`,
    );
  }
  const failures = failuresOf(operation, model)
    .map(({ name }) => name)
    .join(', ');
  for (const one of noReturn ? [] : results) {
    notes.push(`\`${cResult(prefix, operation, one)}\` takes ${one.register}.`);
  }
  if (failures !== '') notes.push(`Negative errors: ${failures}.`);
  return [doc, ...notes].filter((text) => text !== '').join('\n');
}

function printFew(file: CodeFile, prefix: string, operation: OperationDef, number: string): void {
  const { noReturn, results } = operation;
  const { trap: ecall, result } = cFixed(prefix);
  const trap = `${ecall}(${number}, ${listed(valuesOf(prefix, operation), FEW)})`;
  if (noReturn) file.print(`for (;;) (void)${trap};`);
  else if (results.length === 0) file.print(`return ${trap}.a0;`);
  else {
    file.print(`const struct ${result} trapped = ${trap};`);
    file.block('if (trapped.a0 >= 0)', () => printResults(file, prefix, operation));
    file.print('return trapped.a0;');
  }
}

/** Further results go where their pointers say. */
function printResults(file: CodeFile, prefix: string, operation: OperationDef): void {
  for (const one of operation.results) {
    const value = `(${cValue(prefix, one.type)})trapped.${one.register}`;
    file.print(`*${cResult(prefix, operation, one)} = ${value};`);
  }
}

function printShortIn(file: CodeFile, prefix: string, operation: OperationDef): void {
  for (const arg of shortArgs(operation, 'in')) {
    const { short } = arg.type;
    const [bytes, length] = [cArgument(prefix, arg.name), cLength(prefix, operation, arg)];
    file.block('', () => {
      file.print(`uint64_t words[${short.length}] = { ${short.map(() => '0').join(', ')} };`);
      file.print(`if (${length} > sizeof words) words[0] = (uint64_t)(uintptr_t)${bytes};`);
      file.print(`else if (${length} > 0) __builtin_memcpy(words, ${bytes}, ${length});`);
      for (const [i, name] of short.entries()) file.print(`trapped.${name} = words[${i}];`);
    });
  }
}

function printShortOut(file: CodeFile, prefix: string, operation: OperationDef): void {
  for (const arg of shortArgs(operation, 'out')) {
    const { short } = arg.type;
    const [bytes, room] = [cArgument(prefix, arg.name), cLength(prefix, operation, arg)];
    const words = short.map((name) => `trapped.${name}`).join(', ');
    file.block(`if (result > 0 && result <= ${8 * short.length} && ${room} > 0)`, () => {
      file.print(`const uint64_t words[${short.length}] = { ${words} };`);
      const count = `(size_t)result < ${room} ? (size_t)result : ${room}`;
      file.print(`__builtin_memcpy(${bytes}, words, ${count});`);
    });
  }
}

function printWide(file: CodeFile, prefix: string, operation: OperationDef, number: string): void {
  const { registers, wideTrap } = cFixed(prefix);
  const values = listed(valuesOf(prefix, operation), REGISTERS);
  file.print(`struct ${registers} trapped = { ${values} };`);
  printShortIn(file, prefix, operation);
  if (operation.noReturn) {
    file.print(`for (;;) ${wideTrap}(${number}, &trapped);`);
    return;
  }
  file.print(`${wideTrap}(${number}, &trapped);`);
  file.print('const int64_t result = (int64_t)trapped.a0;');
  if (operation.results.length > 0) {
    file.block('if (result >= 0)', () => printResults(file, prefix, operation));
  }
  printShortOut(file, prefix, operation);
  file.print('return result;');
}

function printCall(file: CodeFile, prefix: string, operation: OperationDef, model: Model): void {
  const { id, syscall, args, noReturn, results } = operation;
  const list = args.flatMap((arg) => parameters(prefix, operation, arg));
  if (!noReturn) {
    const pointers = results.map((one) => {
      return `${cValue(prefix, one.type)} *${cResult(prefix, operation, one)}`;
    });
    list.push(...pointers);
  }
  const head = `${cFunction(prefix, id)}(${list.length === 0 ? 'void' : list.join(', ')})`;
  const number = cMacro(prefix, 'sys', syscall);
  file.doc(docOf(prefix, operation, model));
  file.block(
    noReturn
      ? `__attribute__((noreturn)) static inline void ${head}`
      : `static inline int64_t ${head}`,
    () => (isWide(operation) ? printWide : printFew)(file, prefix, operation, number),
  );
  file.blank();
}

/** The traps that are needed, and all operations. Nothing if there are none. */
export function printCalls(file: CodeFile, prefix: string, model: Model): void {
  if (model.operations.length === 0) return;
  file.print(`#if defined(__riscv) || defined(${cFixed(prefix).supplied})`);
  file.blank();
  if (!model.operations.every(isWide)) printTrap(file, prefix);
  if (model.operations.some(isWide)) printWideTrap(file, prefix);
  for (const operation of model.operations) printCall(file, prefix, operation, model);
  file.print('#endif');
  file.blank();
}
