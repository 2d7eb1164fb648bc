/** The setup of the benchmark's programs: starts children and grants them capabilities. */
import {
  asCapSlot,
  asMapFlags,
  asPageVa,
  asPid,
  asRights,
  asStackPages,
  capQuery,
  capTransferTo,
  exec,
  map,
  MapFlags,
  Rights,
} from '@abicus/abi-kernel';
import type { Cpu, Program } from '@abicus/wire';
import { must, SLOT } from './machine.ts';

const IMAGE_VA = 0x2100_0000;
const READ = asMapFlags(MapFlags.VALID | MapFlags.READ | MapFlags.USER);

/** Maps the child's image and reads its bytes. */
export function* childImage(cpu: Cpu): Program<Uint8Array> {
  const { length } = must(yield* capQuery(cpu, asCapSlot(SLOT.image)));
  must(yield* map(cpu, asCapSlot(SLOT.image), asPageVa(IMAGE_VA), 0, READ));
  return cpu.read(IMAGE_VA, Math.min(Number(length), 4096));
}

/** Starts a child with one stack page and gives its pid. */
export function* startChild(cpu: Cpu, image: Uint8Array): Program<number> {
  return must(yield* exec(cpu, image, asStackPages(1), 0));
}

/** Grants a child SEND of an endpoint, in a slot of its table. */
export function* giveSend(cpu: Cpu, child: number, slot: number, to: number): Program {
  must(
    yield* capTransferTo(cpu, asPid(child), asCapSlot(slot), asRights(Rights.SEND), asCapSlot(to)),
  );
}
