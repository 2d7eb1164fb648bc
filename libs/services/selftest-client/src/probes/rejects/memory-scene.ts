/** Memory to make rejected calls with. */
import {
  AsMapFlags,
  asCreateRaw,
  asMapRaw,
  capCloseRaw,
  capDeriveRaw,
  mapRaw,
  MapFlags,
  Prot,
  Rights,
  SYSCALL,
  vmoCreateRaw,
} from '@abicus/abi-kernel';
import { PAGE_SIZE } from '@abicus/abi-board';
import type { ProbeContext } from '@abicus/probe';
import type { Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { outcomesOf } from './rejects.ts';
import { NONE, setScene, type Scene } from './scene.ts';

/** An address at which nothing is mapped, and the next pages neither. */
export const FREE_VA = 0x2600_0000;
/** Where the scene has the pages that it maps. */
const MAPPED_VA = 0x2700_0000;
/** Flags of a mapping for reading and writing. */
export const READ_WRITE: number = MapFlags.VALID | MapFlags.READ | MapFlags.WRITE | MapFlags.USER;

/** Says that a page is for the user half. */
export const USER: number = AsMapFlags.USER;
/** Creates an object in the first free slot. */
export const ANY_SLOT = -1;

/** A scene with memory objects, by slots of the client. */
export interface MemoryScene extends Scene {
  /** The object of the scene for reading, and for writing alone. */
  readonly readOnly: number;
  readonly writeOnly: number;
  /** An object that is mapped. */
  readonly mapped: number;
  /** The registers of a device for reading. */
  readonly device: number;
  /** An address space of the client, in which a page is mapped behind `FREE_VA`. */
  readonly space: number;
  /** An address space of the puppet. */
  readonly foreign: number;
}

/** Sets a scene of memory. Undefined: a part of it could not be created. */
export function* setMemory(context: ProbeContext): Program<MemoryScene | undefined> {
  const { cpu } = context;
  const scene = yield* setScene(context);
  if (scene === undefined) return undefined;
  const { vmo, puppet } = scene;
  const readOnly = yield* capDeriveRaw(cpu, vmo, Rights.MAP);
  const writeOnly = yield* capDeriveRaw(cpu, vmo, Rights.WRITE);
  const device = yield* capDeriveRaw(cpu, CLIENT.blockRegisters, Rights.MAP);
  const mapped = yield* vmoCreateRaw(cpu, ANY_SLOT, PAGE_SIZE);
  const page = yield* mapRaw(cpu, mapped, MAPPED_VA, NONE, READ_WRITE);
  const space = yield* asCreateRaw(cpu);
  const behind = yield* asMapRaw(
    cpu,
    space,
    mapped,
    FREE_VA + PAGE_SIZE,
    PAGE_SIZE,
    Prot.READ,
    USER,
  );
  const foreign = yield* puppet.result(SYSCALL.asCreate);
  const set = outcomesOf([readOnly, writeOnly, device, mapped, page, space, behind, foreign]);
  if (set !== 'ok ok ok ok ok ok ok ok') return undefined;
  return { ...scene, readOnly, writeOnly, device, mapped, space, foreign };
}

/** Closes the copies of the scene; gives the results, which are 0 if each was where it was. */
export function* closeMemory(scene: MemoryScene): Program<string> {
  const { cpu, readOnly, writeOnly, device, mapped } = scene;
  const results: number[] = [];
  for (const slot of [readOnly, writeOnly, device, mapped]) {
    results.push(yield* capCloseRaw(cpu, slot));
  }
  return results.join(' ');
}
