/**
 * The boot. `state.stage` says how far it has come; −1: it is over. Each step is a trap that an earlier step caused, so
 * that what the proofs see is the machine at work and not a rehearsal.
 */
import { MARKERS, Rights } from '@abicus/abi-kernel';
import { SIE_SOFTWARE, SIE_TIMER, type Hart } from '@abicus/emulator';
import { encodeUtf8, fnv1a64 } from '@abicus/wire';
import { cap, Kind } from './cap/cap.ts';
import { put } from './cap/table.ts';
import type { Core } from './core.ts';
import { readElf } from './exec/elf.ts';
import { defaultGp, framesOf, INITIAL_SP, load } from './exec/load.ts';
import { framesLeft } from './mm/space.ts';
import { newVmo, vmoAddress } from './mm/vmo.ts';
import type { CpuState } from './sched/cpu.ts';
import { schedule } from './sched/schedule.ts';
import { INIT_NAME } from './task/exit.ts';
import { startTask } from './task/start.ts';
import { addTask, KERNEL_PID } from './task/table.ts';
import type { Task } from './task/task.ts';

/** What the kernel boots. */
export interface BootConfig {
  /** ELF images by name, in the order in which init gets them; `init` is the one that is started. */
  readonly images: Readonly<Record<string, Uint8Array>>;
  /** Where init finds its capabilities. */
  readonly slots: {
    readonly endpointFactory: number;
    readonly serviceFactory: number;
    /** A VMO with MAP for each image named here. */
    readonly images: Readonly<Record<string, number>>;
  };
  /** Stack pages of init; 4 if left out. */
  readonly stackPages?: number;
  /** What stands behind the banner. */
  readonly version?: string;
}

/** Stage of a boot that is over. */
const BOOTED = -1;

/** Wakes every hart with a software interrupt: they report for work in their own traps. */
export function startBoot(core: Core): void {
  const { machine } = core;
  for (const hart of machine.harts) {
    hart.csr.sie = SIE_SOFTWARE | SIE_TIMER;
    machine.board.clint.setSoftware(hart.id, true);
  }
}

/** A trap while the boot is not over. */
export function bootStep(core: Core, config: BootConfig, hart: Hart, cpu: CpuState): void {
  core.machine.board.clint.setSoftware(hart.id, false);
  hart.waiting = true;
  cpu.online = true;
  if (!core.state.cpus.every(({ online }) => online)) return;
  core.console.kernelLine(`${MARKERS.banner.text} ${config.version ?? ''}`.trimEnd(), hart.id);
  core.state.stage = BOOTED;
  startInit(core, config);
  schedule(core, hart, cpu);
}

/** Makes the first task. A machine whose init can't be loaded ends here: there is nobody to tell. */
export function startInit(core: Core, config: BootConfig): void {
  const image = config.images[INIT_NAME];
  const elf = image === undefined ? undefined : readElf(image);
  if (image === undefined || elf === undefined) throw new Error('there is no image of init');
  const name = encodeUtf8(INIT_NAME);
  const identity = fnv1a64(name);
  const program = { elf, image, stackPages: config.stackPages ?? 4, name, identity };
  if (!framesLeft(core, framesOf(program))) throw new RangeError('no memory for init');
  const space = load(core, program);
  const task = addTask(core, {
    parent: KERNEL_PID,
    identity,
    name: INIT_NAME,
    space: space.id,
    pc: elf.entry,
    stackVa: 0,
  });
  grant(core, task, config);
  startTask(core, task, space, INITIAL_SP, defaultGp(elf));
}

function grant(core: Core, init: Task, { images, slots }: BootConfig): void {
  put(core, init, slots.endpointFactory, cap(Kind.EndpointFactory, 0, Rights.MANAGE));
  put(core, init, slots.serviceFactory, cap(Kind.ServiceFactory, 0, Rights.MANAGE));
  for (const [name, slot] of Object.entries(slots.images)) {
    const image = images[name];
    const vmo = image === undefined ? undefined : newVmo(core, image.length);
    if (image === undefined || vmo === undefined) throw new Error(`no image or memory for ${name}`);
    core.machine.ram.write(vmoAddress(vmo), image);
    put(core, init, slot, cap(Kind.Vmo, vmo.id, Rights.MAP));
  }
}
