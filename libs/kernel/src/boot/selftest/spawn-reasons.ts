/**
 * KSELFTEST: spawn reasons. Proves that each rejected spawn and exec records its reason, and that reading clears it.
 */
import {
  asAsHandle,
  asCapSlot,
  asEntryPc,
  asStackPages,
  asUserPtr,
  MARKERS,
  SpawnFailReason,
} from '@abicus/abi-kernel';
import type { Hart } from '@abicus/emulator';
import { getU53, isReject, line, proof, putU53 } from '@abicus/wire';
import type { KernelCall } from '../../core/call.ts';
import type { Core } from '../../core/core.ts';
import type { CpuState } from '../../state/cpu.ts';
import { exec, execV2 } from '../../syscalls/exec.ts';
import { spawn, spawnLastError } from '../../syscalls/spawn.ts';
import { endProbe, newProbe, PROBE_VA, probeCall, mapBytes } from './probe.ts';

/** Runs the proof and returns its line. */
export function spawnReasonsLine(core: Core, hart: Hart, cpu: CpuState, image: Uint8Array): string {
  const prove = proof(MARKERS.spawnReasons);
  const rejects = rejectsWith(prove);
  withImage(core, hart, cpu, image, (call) => {
    const made = exec(call, program(image.length));
    prove.that('exec', 'the image of init is executable', typeof made === 'number');
    if (typeof made === 'number') endProbe(core, made);
    const unnamed = { ...program(image.length), name: { va: PROBE_VA, length: 8 } };
    rejects(
      'a name without authority',
      'exec',
      SpawnFailReason.DeniedByPolicy,
      execV2(call, unnamed),
      call,
    );
    rejects(
      'an image that is not mapped',
      'exec',
      SpawnFailReason.InvalidPayload,
      exec(call, program(image.length + 0x40_0000)),
      call,
    );
    rejects(
      'a stack without a space',
      'spawn',
      SpawnFailReason.InvalidPayload,
      spawn(call, { ...thread(), stack: asUserPtr(PROBE_VA) }),
      call,
    );
    const elsewhere = { ...thread(), stack: asUserPtr(PROBE_VA), space: asAsHandle(0x7fff_ffff) };
    rejects(
      'a space that does not exist',
      'spawn',
      SpawnFailReason.MapFailed,
      spawn(call, elsewhere),
      call,
    );
    rejects(
      'a channel that is no endpoint',
      'spawn',
      SpawnFailReason.DeniedByPolicy,
      spawn(call, thread()),
      call,
    );
  });
  withImage(core, hart, cpu, new Uint8Array(64), (call) => {
    rejects(
      'an invalid image',
      'exec',
      SpawnFailReason.InvalidPayload,
      exec(call, program(64)),
      call,
    );
  });
  const huge = inflated(image);
  withImage(core, hart, cpu, huge, (call) => {
    rejects(
      'more memory than there is',
      'exec',
      SpawnFailReason.Oom,
      exec(call, program(huge.length)),
      call,
    );
  });
  return line(MARKERS.spawnReasons, prove.end());
}

/** Returns a function that proves that a call was rejected, with a reason that is cleared by reading it. */
function rejectsWith(prove: ReturnType<typeof proof>) {
  return (
    label: string,
    element: 'spawn' | 'exec',
    reason: SpawnFailReason,
    outcome: unknown,
    call: KernelCall,
  ): void => {
    const cleared = 'a reason is cleared by reading it';
    prove.that(element, `${label} is rejected`, isReject(outcome));
    prove.equal('spawnLastError', `the reason of ${label}`, spawnLastError(call), reason);
    prove.equal('spawnLastError', cleared, spawnLastError(call), SpawnFailReason.Unknown);
  };
}

function withImage(
  core: Core,
  hart: Hart,
  cpu: CpuState,
  image: Uint8Array,
  use: (call: KernelCall) => void,
): void {
  const probe = newProbe(core);
  mapBytes(core, probe, image);
  use(probeCall(core, hart, cpu, probe));
  endProbe(core, probe.pid);
}

function program(length: number): Parameters<typeof exec>[1] {
  return { image: { va: PROBE_VA, length }, stackPages: asStackPages(1), gp: 0 };
}

function thread(): Parameters<typeof spawn>[1] {
  return {
    entry: asEntryPc(PROBE_VA),
    stack: undefined,
    space: undefined,
    bootstrap: asCapSlot(0),
    gp: 0,
  };
}

/** Returns a copy of an image with a segment of nearly 1 GiB: more than a machine has free. */
function inflated(image: Uint8Array): Uint8Array {
  const copy = image.slice();
  const table = getU53(copy, 32);
  const va = 0x4000_0000;
  putU53(copy, 24, va);
  putU53(copy, table + 16, va);
  putU53(copy, table + 40, 0x3fff_f000);
  return copy;
}
