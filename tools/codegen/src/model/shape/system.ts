/** The board, and the programs that are booted. */
import type { CallsDef, ProgramDef, StatedName } from './programs.ts';
import type { Declaration, NamedNumber, ScalarDef } from './values.ts';

/** A register of a device. */
export type DeviceRegisterDef = Declaration & {
  readonly offset: number;
  /** The offset as the contract writes it. */
  readonly offsetText: string;
  readonly scalar: ScalarDef;
  readonly access: 'r' | 'w' | 'rw';
  /** The distance from one hart's register to the next one's. */
  readonly stride?: number;
};

/** A range of physical addresses, `board.device.uart`. */
export type DeviceDef = Declaration & {
  readonly base: number;
  readonly size: number;
  /** Both as the contract writes them. */
  readonly baseText: string;
  readonly sizeText: string;
  readonly registers: readonly DeviceRegisterDef[];
};

/** A group of named numbers, `board.numbers.cause`. */
export type NumberGroup = Declaration & { readonly numbers: readonly NamedNumber[] };

/** A device that programs may drive, `board.attached.virtioBlk`: its window, and its interrupt line. */
export type AttachedDef = Declaration & {
  readonly base: number;
  readonly size: number;
  readonly line: number;
};

/** The board, of all contracts together. */
export type BoardDef = {
  readonly devices: readonly DeviceDef[];
  readonly attached: readonly AttachedDef[];
  readonly groups: readonly NumberGroup[];
};

/** A slot of a program, under the name that it has in `SLOTS`. */
export type SlotDef = StatedName & { readonly slot: number };

/** The slots of a program by what is in them; the lists are in the order of the program's. */
export type SlotsDef = {
  /** All of them, in order. */
  readonly slots: readonly SlotDef[];
  readonly requests?: number;
  readonly endpoints: readonly { readonly recv: number; readonly send: number }[];
  readonly clock?: number;
  readonly factory?: number;
  readonly devices: readonly { readonly registers: number; readonly interrupt: number }[];
  readonly calls: readonly number[];
  readonly notifies: readonly number[];
  /** Own requests, for the events of services that it calls. */
  readonly events?: number;
};

/** What a program does because it is booted, and does not state. */
export type DerivedDef = {
  readonly calls: readonly CallsDef[];
  readonly notifies: readonly CallsDef[];
};

/** A program that is booted: it, the slot of the first program that holds its image, its slots. */
export type BootedDef = {
  readonly program: ProgramDef;
  readonly image: number;
  readonly layout: SlotsDef;
  readonly derived: DerivedDef;
};

/** A device that a booted program drives, and the slots of the first program. */
export type DrivenDef = {
  readonly device: AttachedDef;
  readonly registers: number;
  readonly interrupt: number;
};

/** What is booted: the first program, its slots, and the programs in the order of their start. */
export type SystemDef = {
  readonly contract: string;
  readonly feeds: string;
  readonly first: string;
  readonly slots: readonly NamedNumber[];
  readonly programs: readonly BootedDef[];
  readonly devices: readonly DrivenDef[];
};
