/** Starts init, the first task, with all that the boot gives it. */
import { Rights } from '@abicus/abi-kernel';
import { IRQ_LINES } from '@abicus/emulator';
import { encodeUtf8, fnv1a64 } from '@abicus/wire';
import { isDeviceWindow } from '../cap/device.ts';
import { put } from '../cap/table.ts';
import type { Core } from '../core/core.ts';
import { readElf } from '../exec/elf.ts';
import { defaultGp, framesOf, INITIAL_SP, load } from '../exec/load.ts';
import { hasFrames } from '../mm/space.ts';
import { newVmo, vmoAddress } from '../mm/vmo.ts';
import { cap, Kind } from '../state/capability.ts';
import { KERNEL_PID, type Task } from '../state/task.ts';
import { INIT_NAME } from '../task/exit.ts';
import { startTask } from '../task/start.ts';
import { addTask } from '../task/table.ts';
import type { BootConfig } from './config.ts';

/** Starts init, the first task. Throws if its image cannot be loaded: without init the machine has nothing to run. */
export function startInit(core: Core, config: BootConfig): void {
  const image = config.images[INIT_NAME];
  const elf = image === undefined ? undefined : readElf(image);
  if (image === undefined || elf === undefined) throw new Error('there is no image of init');
  const name = encodeUtf8(INIT_NAME);
  const identity = fnv1a64(name);
  const program = { elf, image, stackPages: config.stackPages ?? 4, name, identity };
  if (!hasFrames(core, framesOf(program))) throw new RangeError('no memory for init');
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
  startTask(core, task, space, { sp: INITIAL_SP, gp: defaultGp(elf) });
}

function grant(core: Core, init: Task, { images, slots, devices = [] }: BootConfig): void {
  put(core, init, slots.endpointFactory, cap(Kind.EndpointFactory, 0, Rights.MANAGE));
  put(core, init, slots.serviceFactory, cap(Kind.ServiceFactory, 0, Rights.MANAGE));
  put(core, init, slots.clock, cap(Kind.Clock, 0, Rights.TIME));
  for (const { base, length, line: irq, slots: own } of devices) {
    if (!isDeviceWindow(core, base, length) || irq >= IRQ_LINES) {
      throw new RangeError(`no device at 0x${base.toString(16)}, or no interrupt line ${irq}`);
    }
    const { RECV, MAP, WRITE } = Rights;
    put(core, init, own.registers, cap(Kind.Device, base, MAP | WRITE, length));
    put(core, init, own.interrupt, cap(Kind.Interrupt, irq, RECV));
  }
  for (const [name, slot] of Object.entries(slots.images)) {
    const image = images[name];
    const vmo = image === undefined ? undefined : newVmo(core, image.length);
    if (image === undefined || vmo === undefined) throw new Error(`no image or memory for ${name}`);
    core.machine.ram.write(vmoAddress(vmo), image);
    put(core, init, slot, cap(Kind.Vmo, vmo.id, Rights.MAP));
  }
}
