/**
 * Syscalls in C: one inline function per operation over one `ecall`.
 *
 * The functions exist on RISC-V, and on other machines if the including file defines `…_ECALL` and supplies
 * the trap itself, so that a test on any machine sees the registers of each function.
 */
import type { ArgDef, Model, OperationDef } from '../../model/types.ts';
import { doc as comment } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { failuresOf } from '../failures.ts';
import {
  C_SECOND,
  cArgument,
  cFixed,
  cFunction,
  cLength,
  cMacro,
  cTypeName,
} from '../../names/c.ts';
import { cValue } from './c-types.ts';

const REGISTERS = ['a0', 'a1', 'a2', 'a3', 'a4', 'a5'] as const;

function printTrap(file: CodeFile, prefix: string): void {
  const { result, trap, supplied } = cFixed(prefix);
  file.doc('The results of a trap in a0 and a1.');
  file.closed(`struct ${result}`, '};', () => {
    file.print('int64_t a0;');
    file.print('uint64_t a1;');
  });
  file.blank();
  const signature = `struct ${result} ${trap}(uint64_t number, ${REGISTERS.map(
    (name) => `uint64_t ${name}`,
  ).join(', ')})`;
  file.print(`#if defined(${supplied})`);
  file.entry('The trap, supplied by the file that includes this one.', `${signature};`);
  file.print('#else');
  file.print(comment('The trap: the number in a7, arguments in a0 to a5.'));
  file.block(`static inline ${signature}`, () => {
    for (const name of REGISTERS) {
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
        `uint64_t ${cLength(prefix, operation, arg)}`,
      ];
  }
}

function registersOf(prefix: string, operation: OperationDef): string[] {
  const values = REGISTERS.map(() => '0');
  const put = (register: string, text: string): void => {
    values[Number(register.slice(1))] = text;
  };
  if (operation.selector !== undefined) {
    put(operation.selector.register, String(operation.selector.value));
  }
  for (const arg of operation.args) {
    const { name, register, type } = arg;
    const plain = cArgument(prefix, name);
    if (type.kind === 'pointer' || type.kind === 'span') {
      put(register, `(uint64_t)(uintptr_t)${plain}`);
    } else put(register, `(uint64_t)${plain}`);
    if (type.kind === 'span') put(type.length, cLength(prefix, operation, arg));
  }
  return values;
}

function docOf(prefix: string, operation: OperationDef, model: Model): string {
  const { doc, args, second } = operation;
  const notes = args.flatMap(({ name, type }) =>
    type.kind === 'optional'
      ? [
          `\`${cArgument(prefix, name)}\`: ${type.none === 'zero' ? '0' : 'UINT64_MAX'} stands for none.`,
        ]
      : [],
  );
  const failures = failuresOf(operation, model)
    .map(({ name }) => name)
    .join(', ');
  if (second !== undefined) notes.push(`\`${C_SECOND}\` takes a1.`);
  if (failures !== '') notes.push(`Negative errors: ${failures}.`);
  return [doc, ...notes].filter((text) => text !== '').join('\n');
}

function printCall(file: CodeFile, prefix: string, operation: OperationDef, model: Model): void {
  const { id, syscall, args, noReturn, second } = operation;
  const list = args.flatMap((arg) => parameters(prefix, operation, arg));
  const { trap: ecall, result } = cFixed(prefix);
  if (second !== undefined && !noReturn) list.push(`${cValue(prefix, second)} *${C_SECOND}`);
  const head = `${cFunction(prefix, id)}(${list.length === 0 ? 'void' : list.join(', ')})`;
  const number = cMacro(prefix, 'sys', syscall);
  const trap = `${ecall}(${[number, ...registersOf(prefix, operation)].join(', ')})`;
  file.doc(docOf(prefix, operation, model));
  file.block(
    noReturn
      ? `__attribute__((noreturn)) static inline void ${head}`
      : `static inline int64_t ${head}`,
    () => {
      if (noReturn) file.print(`for (;;) (void)${trap};`);
      else if (second === undefined) file.print(`return ${trap}.a0;`);
      else {
        file.print(`const struct ${result} trapped = ${trap};`);
        file.print(`if (trapped.a0 >= 0) *${C_SECOND} = (${cValue(prefix, second)})trapped.a1;`);
        file.print('return trapped.a0;');
      }
    },
  );
  file.blank();
}

/** The trap and all operations. Nothing if there are none. */
export function printCalls(file: CodeFile, prefix: string, model: Model): void {
  if (model.operations.length === 0) return;
  file.print(`#if defined(__riscv) || defined(${cFixed(prefix).supplied})`);
  file.blank();
  printTrap(file, prefix);
  for (const operation of model.operations) printCall(file, prefix, operation, model);
  file.print('#endif');
  file.blank();
}
