/** The dispatch table of the kernel: from the number in a7 to the operation, its cost and its handler. */
import type { Model, OperationDef, SyscallDef } from '../model/types.ts';
import { code, imported, importedType, property, quote, type Code } from '../output/code.ts';
import { codeFile, type CodeFile } from '../output/code-file.ts';
import { outputs, type Emitter } from './emitter.ts';
import { grouped } from './limits.ts';
import { camel, pascal } from './names.ts';
import { factsOf, register, type OpFacts } from './op-facts.ts';
import { operationsOf } from './ops.ts';
import { originsOf } from './per-package.ts';
import { wire, wireType } from './runtime.ts';
import { inHome, type Home } from './type-names.ts';

/** The operations of a syscall, in the order of their selectors. */
export function operationsBehind(syscall: SyscallDef, model: Model): OperationDef[] {
  return model.operations.filter((op) => syscall.operations.includes(op.id));
}

function printHandlers(file: CodeFile, all: readonly OpFacts[]): void {
  file.doc("The handlers of a kernel, one per operation. `C` is the kernel's type of a call.");
  file.block('export interface KernelHandlers<C>', () => {
    for (const { op, name, type, path } of all) {
      file.doc(op.doc);
      file.print(code`readonly ${property(name)}: ${importedType(`${type}Handler`, path)}<C>;`);
    }
  });
}

const SIGNATURE = code`<C extends ${wireType('Call')}>(handlers: KernelHandlers<C>, call: C): ${wireType('DispatchResult')}`;

function answered(facts: OpFacts): Code {
  const handler = property(facts.name);
  return code`${imported(`answer${facts.type}`, facts.path)}(handlers.${handler}, call)`;
}

/** A function that picks one of several operations. */
function printSelector(
  file: CodeFile,
  syscall: SyscallDef,
  all: readonly OpFacts[],
  picked: NonNullable<SyscallDef['selector']>,
): void {
  const name = camel(syscall.name);
  const { errno } = picked;
  const id = `${syscall.id}.selector`;
  file.doc(`The reject for a selector of ${syscall.id} that picks no operation.`);
  const typed = code`${wireType('Reject')}<${quote(errno.name)}, ${quote(id)}>`;
  const made = code`${wire('reject')}(${quote(id)}, ${quote(errno.name)}, ${errno.number})`;
  file.print(code`export const ${name}SelectorReject: ${typed} = ${made};`);
  file.blank();
  file.block(code`function select${pascal(name)}${SIGNATURE}`, () => {
    const at = register(picked.register);
    file.block(code`switch (${wire('u32In')}(call.x, ${at}))`, () => {
      for (const facts of all) {
        file.print(code`case ${facts.op.selector?.value ?? 0}: return ${answered(facts)};`);
      }
      file.print(code`default: return ${wire('rejectCall')}(call, ${name}SelectorReject);`);
    });
  });
}

function printEntries(file: CodeFile, syscalls: readonly SyscallDef[], all: readonly OpFacts[]) {
  const last = Math.max(...syscalls.map(({ number }) => number));
  const entry = code`<C extends ${wireType('Call')}>(handlers: KernelHandlers<C>, call: C) => ${wireType('DispatchResult')}`;
  file.blank();
  file.print(code`type Entry = ${entry};`);
  file.doc('Operations by number. An unused number has no entry.');
  file.print('const ENTRIES: readonly (Entry | undefined)[] = [');
  for (let number = 0; number <= last; number++) {
    const syscall = syscalls.find((one) => one.number === number);
    if (syscall === undefined) file.print(`undefined, // ${number}`);
    else if (syscall.selector !== undefined)
      file.print(`select${pascal(syscall.name)}, // ${number}`);
    else {
      const facts = all.find(({ op }) => op.syscall === syscall.name);
      if (facts !== undefined)
        file.print(code`(handlers, call) => ${answered(facts)}, // ${number}`);
    }
  }
  file.print('];');
}

function printDispatch(file: CodeFile, feeds: string): void {
  const id = `${feeds}.syscall.unknown`;
  file.doc('The reject for an unknown syscall number.');
  const typed = code`${wireType('Reject')}<'ENOSYS', ${quote(id)}>`;
  const made = code`${wire('reject')}(${quote(id)}, 'ENOSYS', 38)`;
  file.print(code`export const unknownSyscall: ${typed} = ${made};`);
  file.doc(
    'Decodes a call, runs its handler and writes its results. After `BLOCKED` and `GONE` the registers\nare as they were. `call.x` must be the registers of the caller until this returns.',
  );
  file.block(code`export function dispatch${SIGNATURE}`, () => {
    file.print(code`const entry = ENTRIES[${wire('u32In')}(call.x, ${register('a7')})];`);
    file.print(
      code`return entry === undefined ? ${wire('rejectCall')}(call, unknownSyscall) : entry(handlers, call);`,
    );
  });
}

function dispatchFile(file: CodeFile, model: Model, home: Home, all: readonly OpFacts[]): void {
  const syscalls = model.syscalls.filter(({ feeds }) => feeds === home.feeds);
  printHandlers(file, all);
  for (const syscall of syscalls) {
    if (syscall.selector === undefined) continue;
    const behind = operationsBehind(syscall, model);
    const facts = all.filter(({ op }) => behind.includes(op));
    printSelector(file, syscall, facts, syscall.selector);
  }
  printEntries(file, syscalls, all);
  printDispatch(file, home.feeds);
}

function costsFile(file: CodeFile, model: Model, home: Home): void {
  const syscalls = model.syscalls.filter(({ feeds }) => feeds === home.feeds);
  const last = Math.max(...syscalls.map(({ number }) => number));
  const costs = (syscall: SyscallDef): number[] =>
    operationsBehind(syscall, model).map(({ cost }) => cost);
  const least = Math.min(...syscalls.flatMap(costs));
  file.doc('The virtual time of a call with an unknown number, in nanoseconds.');
  file.print(`export const UNKNOWN_COST_NS = ${grouped(least)};`);
  file.doc(
    'The virtual time of each call by its number, in nanoseconds: of its most expensive operation, if\na selector picks one.',
  );
  file.print('export const COST_NS: readonly number[] = [');
  for (let number = 0; number <= last; number++) {
    const syscall = syscalls.find((one) => one.number === number);
    const cost = syscall === undefined ? 'UNKNOWN_COST_NS' : grouped(Math.max(...costs(syscall)));
    file.print(`${cost}, // ${number}${syscall === undefined ? '' : ` ${syscall.name}`}`);
  }
  file.print('];');
  file.doc('The virtual time of the call in these registers, in nanoseconds.');
  file.block('export function costOf(x: Int32Array): number', () => {
    file.print(code`const number = ${wire('u32In')}(x, ${register('a7')});`);
    const table = imported('SYSCALL', inHome(home, 'numbers.ts'));
    for (const syscall of syscalls) {
      const { selector: picked } = syscall;
      if (picked === undefined || new Set(costs(syscall)).size === 1) continue;
      file.block(code`if (number === ${table}.${syscall.name})`, () => {
        const at = register(picked.register);
        file.block(code`switch (${wire('u32In')}(x, ${at}))`, () => {
          for (const { selector, cost } of operationsBehind(syscall, model)) {
            file.print(`case ${selector?.value ?? 0}: return ${grouped(cost)};`);
          }
          file.print('default: return UNKNOWN_COST_NS;');
        });
      });
    }
    file.print('return COST_NS[number] ?? UNKNOWN_COST_NS;');
  });
}

/** `dispatch.ts` and `costs.ts` of each package that declares syscalls. */
export const dispatch: Emitter = {
  name: 'dispatch',
  emit: (model, workspace) => {
    const files = model.packages.flatMap((pkg) => {
      const home = { workspace, feeds: pkg.feeds };
      const all = operationsOf(model.operations, pkg.feeds).map((op) => factsOf(op, model, home));
      if (all.length === 0) return [];
      const origins = originsOf(model, pkg);
      const table = codeFile(inHome(home, 'dispatch.ts'), origins);
      dispatchFile(table, model, home, all);
      const costs = codeFile(inHome(home, 'costs.ts'), origins);
      costsFile(costs, model, home);
      return [table, costs];
    });
    return outputs(...files);
  },
};
