/** The board: devices, their addresses and registers, and named numbers. */
import type { Scalar } from './scalars.ts';

/** A register of a device. */
export type DeviceRegister = {
  readonly kind: 'register';
  readonly offset: number;
  readonly of: Scalar;
  /** Whether the register is read, written, or both. */
  readonly access: 'r' | 'w' | 'rw';
  /** The distance between the registers of two harts, where each hart has one. */
  readonly stride?: number;
};

/** Declares a register by its offset from the device's base; `stride` is the distance between those of two harts. */
export function register(
  offset: number,
  of: Scalar,
  options: { readonly access: 'r' | 'w' | 'rw'; readonly stride?: number },
): DeviceRegister {
  return { kind: 'register', offset, of, ...options };
}

/** A device: a range of physical addresses with registers. */
export type Device = {
  readonly kind: 'device';
  readonly base: number;
  readonly size: number;
  readonly registers: Readonly<Record<string, DeviceRegister>>;
};

/** Declares a device: its base address, the size of its window in bytes, its registers. */
export function device(
  base: number,
  size: number,
  registers: Readonly<Record<string, DeviceRegister>>,
): Device {
  return { kind: 'device', base, size, registers };
}

/** A device that a program may drive: where its registers are, and its interrupt line. */
export type AttachedDevice = {
  /** The device whose window it has. */
  readonly window: string;
  /** The named number of its slot, where windows of one kind follow each other; slot 0 if nothing is said. */
  readonly slot?: string;
  /** The named number of the interrupt line of slot 0; each further slot has the next one. */
  readonly line: string;
};

/** The board as a whole: devices, and groups of named numbers. */
export type Board = {
  /** Devices by name. */
  readonly devices: Readonly<Record<string, Device>>;
  /** Devices that programs may drive, by the name that `devices` of a program lists. */
  readonly attached?: Readonly<Record<string, AttachedDevice>>;
  /** Named numbers in groups: trap causes, page-table bits, device codes. */
  readonly numbers: Readonly<Record<string, Readonly<Record<string, number>>>>;
};
