/** Resolves syscalls of a trace to operations of contracts. */
import type { Model, OperationDef } from '../model/types.ts';

/** A traced call: its name or number, and the first register. */
export type TracedCall = { readonly name: string; readonly a0: number };

/** Finds the operation of a traced call. */
export function operationsOf(model: Model): (call: TracedCall) => OperationDef | undefined {
  const byName = new Map(model.syscalls.map((one) => [one.name, one]));
  const byNumber = new Map(model.syscalls.map((one) => [`ecall ${one.number}`, one]));
  return ({ name, a0 }) => {
    const syscall = byName.get(name) ?? byNumber.get(name);
    if (syscall === undefined) return undefined;
    const operations = model.operations.filter(({ id }) => syscall.operations.includes(id));
    if (syscall.selector === undefined) return operations[0];
    // Only the first register is in a trace; a selector elsewhere leaves several operations open.
    if (syscall.selector.register !== 'a0') return undefined;
    return operations.find(({ selector }) => selector?.value === a0);
  };
}
