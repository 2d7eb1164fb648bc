/** KSELFTEST: the SMP proofs. They run on the scheduler's real structures, before the first task starts. */
import { AckOutcome, MARKERS, QosClass, ReschedOutcome } from '@abicus/abi-kernel';
import { line, proof } from '@abicus/wire';
import type { Core } from '../../core/core.ts';
import type { CpuState } from '../../state/cpu.ts';
import { pickNext } from '../../sched/pick-next.ts';
import { steal } from '../../sched/steal.ts';
import { indexes } from '../../state/task-list.ts';
import { requestResched } from '../../sched/resched.ts';
import type { Task } from '../../state/task.ts';
import { endProbe, queuedProbe } from './probe.ts';

/** Returns the line of a hart that goes online. That of hart 1 is a rung of the ladder and has a proof. */
export function onlineLine(core: Core, cpu: CpuState): string {
  if (cpu.id !== 1) return `KINIT: cpu${cpu.id} online`;
  const prove = proof(MARKERS.cpu1Online);
  prove.that('kernel.limit.cpus', 'it is within the limit', cpu.id < core.limits.cpus);
  prove.equal('kernel.limit.cpus', 'it is online', cpu.online, true);
  return line(MARKERS.cpu1Online, prove.end());
}

/** Proves that all harts of the machine are online, each through its own trap, and within the limit. */
export function smpOnlineLine(core: Core): string {
  const prove = proof(MARKERS.smpOnline);
  const { cpus } = core.state;
  const online = cpus.filter((cpu) => cpu.online).length;
  prove.equal('kernel.limit.cpus', 'harts online', online, core.machine.harts.length);
  prove.that('kernel.limit.cpus', 'within the limit', cpus.length <= core.limits.cpus);
  return line(MARKERS.smpOnline, prove.end());
}

/** Proves that a software interrupt without a request was taken and acknowledged nothing. */
export function counterfactualLine(core: Core, acked: AckOutcome): string {
  const { counters: now, baseline: before } = core;
  const prove = proof(MARKERS.ipiCounterfactual);
  const rule = 'smp-hardening.invariant.counterfactual';
  prove.equal(rule, 'outcome', acked, AckOutcome.NoPendingRequest);
  prove.equal(rule, 'traps', now.softwareTraps - before.softwareTraps, 1);
  prove.equal(rule, 'requests', now.reschedAccepted - before.reschedAccepted, 0);
  prove.equal(rule, 'acknowledged', now.reschedAcked - before.reschedAcked, 0);
  prove.equal(rule, 'without a request', now.spurious - before.spurious, 1);
  return line(MARKERS.ipiCounterfactual, prove.end());
}

/** Proves the whole chain of one request: accepted, sent, trapped, acknowledged. */
export function reschedLine(core: Core, acked: AckOutcome): string {
  const { counters: now, baseline: before, reschedOutcomes: asked } = core;
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

/** Proves that a request for a hart which the machine does not have is rejected and sends no interrupt. */
export function invalidTargetLine(core: Core): string {
  const prove = proof(MARKERS.rejectInvalidIpiTarget);
  const sent = core.counters.ipiSent;
  const outcome = requestResched(core, core.state.cpus.length);
  prove.equal('kernel.type.ReschedOutcome', 'outcome', outcome, ReschedOutcome.InvalidCpu);
  prove.equal('kernel.type.ReschedOutcome', 'sent', core.counters.ipiSent - sent, 0);
  return line(MARKERS.rejectInvalidIpiTarget, prove.end());
}

/** Proves that a request for an offline hart is rejected and sends no interrupt. */
export function offlineTargetLine(core: Core, cpu: CpuState): string {
  const prove = proof(MARKERS.rejectOfflineCpu);
  const sent = core.counters.ipiSent;
  cpu.online = false;
  const outcome = requestResched(core, cpu.id);
  prove.that('kernel.type.ReschedOutcome', 'nothing is pending', !cpu.reschedPending);
  cpu.online = true;
  prove.equal('kernel.type.ReschedOutcome', 'outcome', outcome, ReschedOutcome.OfflineCpu);
  prove.equal('kernel.type.ReschedOutcome', 'sent', core.counters.ipiSent - sent, 0);
  return line(MARKERS.rejectOfflineCpu, prove.end());
}

/**
 * Proves that an idle hart steals the tasks that would run next on another hart, that they keep their class, and that
 * none is lost.
 */
export function stealingLine(core: Core, thief: CpuState, victim: CpuState): string {
  const prove = proof(MARKERS.workStealing);
  const keeps = 'smp.invariant.stealKeepsClass';
  const lost = 'smp.invariant.noTaskLost';
  const first = queuedProbe(core, victim, QosClass.Normal);
  const second = queuedProbe(core, victim, QosClass.Normal);
  const strong = queuedProbe(core, victim, QosClass.Interactive);
  for (const expected of [strong, first, second]) {
    const { qos } = expected;
    const stolen = steal(core, thief, QosClass.PerfBurst);
    prove.equal(keeps, 'stolen task', stolen?.pid, expected.pid);
    prove.equal(keeps, 'class', stolen?.qos, qos);
    prove.equal(lost, 'hart', stolen?.cpu, thief.id);
  }
  prove.equal(lost, 'left behind', victim.queued, 0);
  prove.that(lost, 'nothing to steal', steal(core, thief, QosClass.PerfBurst) === undefined);
  end(core, [first, second, strong]);
  return line(MARKERS.workStealing, prove.end());
}

/** Proves that one decision steals one batch and leaves the other tasks. */
export function stealAboveBoundLine(core: Core, thief: CpuState, victim: CpuState): string {
  const prove = proof(MARKERS.rejectStealAboveBound);
  const tasks = Array.from({ length: core.limits.stealBatch + 1 }, () =>
    queuedProbe(core, victim, QosClass.Normal),
  );
  const { queued } = victim;
  const taken = pickNext(core, thief);
  const batch = core.limits.stealBatch;
  prove.equal('kernel.limit.stealBatch', 'taken', taken?.pid, tasks[0]?.pid);
  prove.equal('kernel.limit.stealBatch', 'left behind', victim.queued, queued - batch);
  prove.equal('kernel.limit.stealBatch', 'queued at the thief', thief.queued, 0);
  end(core, tasks);
  return line(MARKERS.rejectStealAboveBound, prove.end());
}

/** Proves that a task of a class above the bound is not stolen. */
export function stealHigherQosLine(core: Core, thief: CpuState, victim: CpuState): string {
  const prove = proof(MARKERS.rejectStealHigherQos);
  const rule = 'smp.invariant.stealKeepsClass';
  const strong = queuedProbe(core, victim, QosClass.PerfBurst);
  const stolen = steal(core, thief, QosClass.Normal);
  const queue = victim.queues[QosClass.PerfBurst];
  const left = queue === undefined ? [] : [...indexes(queue, core.state.tasks.items)];
  prove.equal(rule, 'stolen', stolen?.pid, undefined);
  prove.equal(rule, 'still queued', left.join(), String(strong.index));
  end(core, [strong]);
  return line(MARKERS.rejectStealHigherQos, prove.end());
}

/** Ends the probes. A stolen one is in no queue, and no hart runs it. */
function end(core: Core, tasks: readonly Task[]): void {
  for (const task of tasks) endProbe(core, task.pid);
}
