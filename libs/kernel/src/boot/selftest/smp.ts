/**
 * KSELFTEST: harts that go online, and the chain of causes of a reschedule: what the harts did, by the kernel's
 * counters.
 */
import { AckOutcome, MARKERS, ReschedOutcome } from '@abicus/abi-kernel';
import { CLINT_MSIP, CLINT_MSIP_STRIDE } from '@abicus/emulator';
import { line, proof } from '@abicus/wire';
import type { Core } from '../../core/core.ts';
import type { Counters } from '../../core/counters.ts';
import type { CpuState } from '../../state/cpu.ts';
import { requestResched } from '../../sched/resched.ts';

/** Returns the line of a hart that goes online. That of hart 1 is a rung of the ladder and has a proof. */
export function onlineLine(core: Core, cpu: CpuState): string {
  if (cpu.id !== 1) return `KINIT: cpu${cpu.id} online`;
  const prove = proof(MARKERS.cpu1Online);
  prove.atMost('kernel.limit.cpus', 'its number', cpu.id, core.limits.cpus - 1);
  prove.equal('kernel.limit.cpus', 'it is online', cpu.online, true);
  return line(MARKERS.cpu1Online, prove.end());
}

/** Proves that all harts of the machine are online, each through its own trap, and within the limit. */
export function smpOnlineLine(core: Core): string {
  const prove = proof(MARKERS.smpOnline);
  const { cpus } = core.state;
  const online = cpus.filter((cpu) => cpu.online).length;
  prove.equal('kernel.limit.cpus', 'harts online', online, core.machine.harts.length);
  prove.atMost('kernel.limit.cpus', 'harts', cpus.length, core.limits.cpus);
  return line(MARKERS.smpOnline, prove.end());
}

/** The counters of a kernel when the proof began, and now. */
export interface CounterSpan {
  readonly before: Counters;
  readonly now: Counters;
}

/** Proves that a software interrupt without a request was taken and acknowledged nothing. */
export function counterfactualLine({ before, now }: CounterSpan, acked: AckOutcome): string {
  const prove = proof(MARKERS.ipiCounterfactual);
  const rule = 'smp-hardening.invariant.counterfactual';
  prove.equal(rule, 'outcome', acked, AckOutcome.NoPendingRequest);
  prove.equal(rule, 'traps', now.softwareTraps - before.softwareTraps, 1);
  prove.equal(rule, 'requests', now.reschedAccepted - before.reschedAccepted, 0);
  prove.equal(rule, 'acknowledged', now.reschedAcked - before.reschedAcked, 0);
  prove.equal(rule, 'without a request', now.spurious - before.spurious, 1);
  return line(MARKERS.ipiCounterfactual, prove.end());
}

/** Proves the whole chain of one request: accepted, sent, trapped, acknowledged. @param asked outcomes of two requests. */
export function reschedLine(
  { before, now }: CounterSpan,
  asked: readonly ReschedOutcome[],
  acked: AckOutcome,
): string {
  const prove = proof(MARKERS.ipiResched);
  const rule = 'smp-hardening.invariant.causalChain';
  prove.equal(rule, 'first request', asked[0], ReschedOutcome.Accepted);
  prove.equal(rule, 'second request', asked[1], ReschedOutcome.AlreadyPending);
  prove.equal(rule, 'outcome', acked, AckOutcome.Acked);
  prove.equal(rule, 'accepted', now.reschedAccepted - before.reschedAccepted, 1);
  prove.equal(rule, 'merged', now.reschedMerged - before.reschedMerged, 1);
  prove.equal(rule, 'sent', now.ipiSent - before.ipiSent, 1);
  prove.equal(rule, 'trapped', now.softwareTraps - before.softwareTraps, 1);
  prove.equal(rule, 'acknowledged', now.reschedAcked - before.reschedAcked, 1);
  return line(MARKERS.ipiResched, prove.end());
}

/** A request that is rejected, and what came of it. */
interface RejectedRequest {
  readonly outcome: ReschedOutcome;
  readonly sent: number;
}

function request(core: Core, hart: number): RejectedRequest {
  const { ipiSent } = core.counters;
  const outcome = requestResched(core, hart);
  return { outcome, sent: core.counters.ipiSent - ipiSent };
}

/** Proves that a request for a hart which the machine does not have is rejected and sends no interrupt. */
export function invalidTargetLine(core: Core): string {
  const prove = proof(MARKERS.rejectInvalidIpiTarget);
  const { outcome, sent } = request(core, core.state.cpus.length);
  prove.equal('kernel.type.ReschedOutcome', 'outcome', outcome, ReschedOutcome.InvalidCpu);
  prove.equal('kernel.type.ReschedOutcome', 'sent', sent, 0);
  return line(MARKERS.rejectInvalidIpiTarget, prove.end());
}

/** Proves, while a hart is offline, that a request for it is rejected, stays nowhere and interrupts nothing. */
export function offlineTargetLine(core: Core, hart: number): string {
  const prove = proof(MARKERS.rejectOfflineCpu);
  const { outcome, sent } = request(core, hart);
  const isPending = core.state.cpus[hart]?.reschedPending;
  const isRaised = core.machine.board.clint.read(CLINT_MSIP + hart * CLINT_MSIP_STRIDE, 4);
  prove.equal('kernel.type.ReschedOutcome', 'outcome', outcome, ReschedOutcome.OfflineCpu);
  prove.equal('kernel.type.ReschedOutcome', 'sent', sent, 0);
  prove.equal('kernel.type.ReschedOutcome', 'pending', isPending, false);
  prove.equal('kernel.type.ReschedOutcome', 'interrupt of the hart', isRaised, 0);
  return line(MARKERS.rejectOfflineCpu, prove.end());
}
