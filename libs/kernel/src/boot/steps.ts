/** The steps of the boot, in order, each with the hart that takes it. */
import type { AckOutcome, ReschedOutcome } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import { requestResched } from '../sched/resched.ts';
import type { CpuState } from '../state/cpu.ts';
import { bannerLine } from './selftest/banner.ts';
import type { BootProof } from './selftest/boot-task.ts';
import { sentinel } from './selftest/sentinel.ts';
import {
  counterfactualLine,
  invalidTargetLine,
  offlineTargetLine,
  onlineLine,
  reschedLine,
  smpOnlineLine,
} from './selftest/smp.ts';
import { spawnReasons } from './selftest/spawn-reasons.ts';
import { stealing } from './selftest/stealing.ts';

/** The hart that boots the others. */
export const BOOT_HART = 0;
/** The hart with which the boot hart proves the chain of a reschedule. */
const PEER = 1;

/** A step of the boot. */
export interface Step {
  /** The hart that takes it, by a software interrupt. */
  readonly hart: number;
  /** Takes it, and gives its proof, whose tasks run before the next step. */
  readonly act: (acked: AckOutcome) => BootProof;
  /** Whether the place of its lines on the ladder is the end of the boot. */
  readonly printsLater?: true;
  /** Whether it interrupts the hart of the next step itself. */
  readonly interruptsNext?: true;
}

/** The steps of a boot. @param image the image of init. */
export function stepsOf(core: Core, image: Uint8Array, version: string | undefined): Step[] {
  const [boot, peer, ...others] = core.state.cpus;
  if (boot === undefined) return [];
  const first = [
    goesOnline(boot, () => bannerLine(core, version)),
    { hart: BOOT_HART, act: () => spawnReasons(image) },
    { hart: BOOT_HART, act: () => sentinel(core) },
  ];
  if (peer === undefined) return first;
  const online = (cpu: CpuState): Step => goesOnline(cpu, () => onlineLine(core, cpu));
  return [
    ...first,
    { hart: BOOT_HART, printsLater: true, act: () => said(offlineTargetLine(core, PEER)) },
    online(peer),
    // The others go online after the first two have stolen from each other.
    { hart: BOOT_HART, printsLater: true, act: () => stealing(core, boot, peer) },
    ...others.map(online),
    ...reschedSteps(core),
    { hart: BOOT_HART, act: () => said(invalidTargetLine(core)) },
  ];
}

/** A proof that is made at once. */
const said = (...lines: readonly string[]): BootProof => ({ programs: [], lines: () => lines });

function goesOnline(cpu: CpuState, lineOf: () => string): Step {
  const act = (): BootProof => {
    cpu.online = true;
    return said(lineOf());
  };
  return { hart: cpu.id, act };
}

/** The steps of the chain of causes: an interrupt of the peer without a request, then one of two requests. */
function reschedSteps(core: Core): Step[] {
  const { counters: now } = core;
  let before = { ...now };
  let asked: readonly ReschedOutcome[] = [];
  return [
    {
      hart: BOOT_HART,
      act: () => {
        before = { ...now };
        return said(smpOnlineLine(core));
      },
    },
    { hart: PEER, act: (acked) => said(counterfactualLine({ before, now }, acked)) },
    {
      hart: BOOT_HART,
      interruptsNext: true,
      act: () => {
        before = { ...now };
        // The first one is accepted, the second one finds it pending.
        asked = [requestResched(core, PEER), requestResched(core, PEER)];
        return said();
      },
    },
    { hart: PEER, act: (acked) => said(reschedLine({ before, now }, asked, acked)) },
  ];
}
