/**
 * A fault: one trap of a run, and what is changed there. The trap is named by the program that traps: `wait 2` is
 * the second `wait` of the selftest's client while the probe runs, `child.callee: ipcReplyRecv 1` the first one of
 * a child meanwhile, `hart 1: interrupt 3` an interrupt of a hart. Where no probe runs, traps count from the boot
 * on; the tasks of the boot have the names of their proofs.
 */
import { readChange, type Change } from './change.ts';

/** A fault. */
export interface Fault {
  /** The name of the program, or `hart` with its number. */
  readonly program: string;
  /** The name of the syscall, or `interrupt`. */
  readonly call: string;
  /** Which one, from 1. */
  readonly nth: number;
  readonly change: Change;
}

const CLIENT = 'selftest-client';
const FAULT = /^(?:([^:]+): )?(\w+) (\d+) (.+)$/;

/** Reads the text of a fault. Throws at any other text. */
export function readFault(text: string): Fault {
  const [, program = CLIENT, call = '', nth, changed = ''] = FAULT.exec(text) ?? [];
  const change = readChange(changed);
  if (change === undefined) throw new Error(`no fault: '${text}'`);
  return { program, call, nth: Number(nth), change };
}
