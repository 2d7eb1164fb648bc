/** Changes numbers in registers, in the memory of a task, and in the fields of the kernel. */
import { ACCESS_LOAD, copyFromUser, copyToUser, translate } from '@abicus/emulator';
import type { Core } from '@abicus/kernel';
import { A0 } from '@abicus/wire';
import { stepped, type Step, type Target } from './change.ts';

type ByteTarget = Extract<Target, { kind: 'byte' }>;

/** A task at a trap. */
export interface AtTrap {
  readonly core: Core;
  /** Its registers now. */
  readonly x: Int32Array;
  /** Its registers when it trapped. */
  readonly arguments: Int32Array;
  /** Physical address of its page table. */
  readonly root: number;
  /** Offsets in RAM of the bytes that the kernel wrote for it. */
  readonly written: readonly number[];
}

/** Sets the result of a call. */
export function setResult(x: Int32Array, value: number): void {
  x[A0] = value | 0;
  x[A0 + 1] = Math.floor(value / 2 ** 32);
}

/** Changes a number. */
export function applyChange(at: AtTrap, target: Target, step: Step): void {
  const { x, core, written } = at;
  if (target.kind === 'field') changeField(core, target.path, step);
  else if (target.kind === 'byte') changeByte(at, target, step);
  else if (target.kind === 'register') changeRegister(x, target.index, step);
  else {
    const { u8 } = core.machine.ram;
    const place = written[target.nth];
    if (place !== undefined) u8[place] = stepped(u8[place] ?? 0, step);
  }
}

/** Changes a word of a register; of a low word the high one, too, by what is carried. */
function changeRegister(x: Int32Array, index: number, step: Step): void {
  const now = stepped((x[index] ?? 0) >>> 0, step);
  x[index] = now | 0;
  const isLow = index % 2 === 0;
  if (!isLow || step.by === '^') return;
  const high = step.by === '=' ? 0 : (x[index + 1] ?? 0);
  x[index + 1] = high + Math.floor(now / 2 ** 32);
}

function changeByte({ core, arguments: held, root }: AtTrap, target: ByteTarget, step: Step): void {
  const { index, offset } = target;
  const va = (index === undefined ? 0 : (held[index] ?? 0) >>> 0) + offset;
  const { ram, bus } = core.machine;
  const byte = new Uint8Array(1);
  if (copyFromUser(ram, root, va, byte) === 1) {
    byte[0] = stepped(byte[0] ?? 0, step);
    copyToUser(ram, root, va, byte);
  } else {
    // No memory: a device, whose registers are words.
    const pa = translate(ram, root, va, ACCESS_LOAD);
    if (pa >= 0) bus.write(pa, 4, stepped(0, step));
  }
}

function changeField(core: Core, path: readonly string[], step: Step): void {
  // All kernels have the same limits, unless one has its own.
  if (path[0] === 'limits') Reflect.set(core, 'limits', { ...core.limits });
  const holder = path.slice(0, -1).reduce<unknown>(fieldOf, core);
  const field = path.at(-1) ?? '';
  const from = fieldOf(holder, field);
  if (typeof holder !== 'object' || holder === null || from === undefined) {
    throw new Error(`the kernel has no ${path.join('.')}`);
  }
  const to = stepped(Number(from), step);
  Reflect.set(holder, field, typeof from === 'boolean' ? to !== 0 : to);
}

function fieldOf(holder: unknown, field: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, field) : undefined;
}
