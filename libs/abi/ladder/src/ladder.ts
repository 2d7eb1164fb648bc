// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:768036ee6b57596c

/** The ladder: what a log must show, as data. */

/** The identity of the kernel in the stamp of a line. */
export const KERNEL = 'neuron';

/** The name of a rung. */
export type RungName =
  | 'banner'
  | 'spawnReasons'
  | 'resourceSentinel'
  | 'cpu1Online'
  | 'smpOnline'
  | 'ipiCounterfactual'
  | 'ipiResched'
  | 'rejectInvalidIpiTarget'
  | 'rejectOfflineCpu'
  | 'workStealing'
  | 'rejectStealAboveBound'
  | 'rejectStealHigherQos'
  | 'initStart'
  | 'initStartTimed'
  | 'initUpTimed'
  | 'initReady'
  | 'timedReady'
  | 'qosOk'
  | 'timedCoalesce'
  | 'timedFires'
  | 'timedOwnerEnd'
  | 'childExit'
  | 'faultContained'
  | 'ipcPayload'
  | 'ipcDeadline'
  | 'ipcLoopback'
  | 'senderPid'
  | 'senderServiceId'
  | 'vmoShare'
  | 'capQueryVmo'
  | 'smpWork'
  | 'selftestEnd';

/** The name of a phase. */
export type PhaseName =
  | 'kernel'
  | 'smp'
  | 'bringup'
  | 'qos'
  | 'timed'
  | 'tasks'
  | 'ipc'
  | 'memory'
  | 'end';

/** The name of a profile. */
export type ProfileName = 'smp1' | 'smp';

/** A rung: a line of evidence, and its place on the ladder. */
export interface Rung {
  readonly name: RungName;
  /** The whole line, or what it starts with if there may be a detail after it. */
  readonly text: string;
  readonly detail: boolean;
  /** What the line of a failed assertion starts with. */
  readonly fail: string;
  /** Who may print it. */
  readonly by: string;
  readonly phase: PhaseName;
  /** The only profile that has it. */
  readonly profile?: ProfileName;
  /** Ids of the elements that it is evidence for. */
  readonly proves: readonly string[];
}

/** The rungs of all profiles, in order. */
export const RUNGS: readonly Rung[] = [
  {
    name: 'banner',
    text: 'neuron vers.',
    detail: true,
    fail: 'neuron vers. FAIL',
    by: 'neuron',
    phase: 'kernel',
    proves: [],
  },
  {
    name: 'spawnReasons',
    text: 'KSELFTEST: spawn reasons ok',
    detail: false,
    fail: 'KSELFTEST: spawn reasons FAIL',
    by: 'neuron',
    phase: 'kernel',
    proves: ['spawn', 'exec', 'spawnLastError'],
  },
  {
    name: 'resourceSentinel',
    text: 'KSELFTEST: resource sentinel ok',
    detail: false,
    fail: 'KSELFTEST: resource sentinel FAIL',
    by: 'neuron',
    phase: 'kernel',
    proves: ['ipc.invariant.rejectsChangeNothing'],
  },
  {
    name: 'cpu1Online',
    text: 'KINIT: cpu1 online',
    detail: false,
    fail: 'KINIT: cpu1 online FAIL',
    by: 'neuron',
    phase: 'smp',
    profile: 'smp',
    proves: ['kernel.limit.cpus'],
  },
  {
    name: 'smpOnline',
    text: 'KSELFTEST: smp online ok',
    detail: false,
    fail: 'KSELFTEST: smp online FAIL',
    by: 'neuron',
    phase: 'smp',
    profile: 'smp',
    proves: ['kernel.limit.cpus'],
  },
  {
    name: 'ipiCounterfactual',
    text: 'KSELFTEST: ipi counterfactual ok',
    detail: false,
    fail: 'KSELFTEST: ipi counterfactual FAIL',
    by: 'neuron',
    phase: 'smp',
    profile: 'smp',
    proves: ['smp-hardening.invariant.counterfactual'],
  },
  {
    name: 'ipiResched',
    text: 'KSELFTEST: ipi resched ok',
    detail: false,
    fail: 'KSELFTEST: ipi resched FAIL',
    by: 'neuron',
    phase: 'smp',
    profile: 'smp',
    proves: ['smp-hardening.invariant.causalChain'],
  },
  {
    name: 'rejectInvalidIpiTarget',
    text: 'KSELFTEST: test_reject_invalid_ipi_target_cpu ok',
    detail: false,
    fail: 'KSELFTEST: test_reject_invalid_ipi_target_cpu FAIL',
    by: 'neuron',
    phase: 'smp',
    profile: 'smp',
    proves: ['kernel.type.ReschedOutcome'],
  },
  {
    name: 'rejectOfflineCpu',
    text: 'KSELFTEST: test_reject_offline_cpu_resched ok',
    detail: false,
    fail: 'KSELFTEST: test_reject_offline_cpu_resched FAIL',
    by: 'neuron',
    phase: 'smp',
    profile: 'smp',
    proves: ['kernel.type.ReschedOutcome'],
  },
  {
    name: 'workStealing',
    text: 'KSELFTEST: work stealing ok',
    detail: false,
    fail: 'KSELFTEST: work stealing FAIL',
    by: 'neuron',
    phase: 'smp',
    profile: 'smp',
    proves: ['smp.invariant.stealKeepsClass', 'smp.invariant.noTaskLost'],
  },
  {
    name: 'rejectStealAboveBound',
    text: 'KSELFTEST: test_reject_steal_above_bound ok',
    detail: false,
    fail: 'KSELFTEST: test_reject_steal_above_bound FAIL',
    by: 'neuron',
    phase: 'smp',
    profile: 'smp',
    proves: ['kernel.limit.stealBatch'],
  },
  {
    name: 'rejectStealHigherQos',
    text: 'KSELFTEST: test_reject_steal_higher_qos ok',
    detail: false,
    fail: 'KSELFTEST: test_reject_steal_higher_qos FAIL',
    by: 'neuron',
    phase: 'smp',
    profile: 'smp',
    proves: ['smp.invariant.stealKeepsClass'],
  },
  {
    name: 'initStart',
    text: 'init: start',
    detail: false,
    fail: 'init: start FAIL',
    by: 'init',
    phase: 'bringup',
    proves: [],
  },
  {
    name: 'initStartTimed',
    text: 'init: start timed',
    detail: false,
    fail: 'init: start timed FAIL',
    by: 'init',
    phase: 'bringup',
    proves: [],
  },
  {
    name: 'initUpTimed',
    text: 'init: up timed',
    detail: false,
    fail: 'init: up timed FAIL',
    by: 'init',
    phase: 'bringup',
    proves: [],
  },
  {
    name: 'initReady',
    text: 'init: ready',
    detail: false,
    fail: 'init: ready FAIL',
    by: 'init',
    phase: 'bringup',
    proves: ['boot.invariant.wiredBeforeReady'],
  },
  {
    name: 'timedReady',
    text: 'timed: ready',
    detail: false,
    fail: 'timed: ready FAIL',
    by: 'timed',
    phase: 'bringup',
    proves: ['timed.register', 'timed.cancel'],
  },
  {
    name: 'qosOk',
    text: 'SELFTEST: qos ok',
    detail: false,
    fail: 'SELFTEST: qos FAIL',
    by: 'selftest-client',
    phase: 'qos',
    proves: ['taskQos.get', 'taskQos.set', 'qos.invariant.neverClimbs'],
  },
  {
    name: 'timedCoalesce',
    text: 'SELFTEST: timed coalesce ok',
    detail: false,
    fail: 'SELFTEST: timed coalesce FAIL',
    by: 'selftest-client',
    phase: 'timed',
    proves: ['timed.limit.window', 'timed.limit.timersPerOwner'],
  },
  {
    name: 'timedFires',
    text: 'SELFTEST: timed fires ok',
    detail: false,
    fail: 'SELFTEST: timed fires FAIL',
    by: 'selftest-client',
    phase: 'timed',
    proves: ['timed.invariant.neverEarly', 'timed.sleepUntil'],
  },
  {
    name: 'timedOwnerEnd',
    text: 'SELFTEST: timed owner end ok',
    detail: false,
    fail: 'SELFTEST: timed owner end FAIL',
    by: 'selftest-client',
    phase: 'timed',
    proves: ['timer.orphaned'],
  },
  {
    name: 'childExit',
    text: 'SELFTEST: child exit ok',
    detail: false,
    fail: 'SELFTEST: child exit FAIL',
    by: 'selftest-client',
    phase: 'tasks',
    proves: ['exec', 'exit', 'wait'],
  },
  {
    name: 'faultContained',
    text: 'SELFTEST: fault contained ok',
    detail: false,
    fail: 'SELFTEST: fault contained FAIL',
    by: 'selftest-client',
    phase: 'tasks',
    proves: ['exec', 'wait'],
  },
  {
    name: 'ipcPayload',
    text: 'SELFTEST: ipc payload roundtrip ok',
    detail: false,
    fail: 'SELFTEST: ipc payload roundtrip FAIL',
    by: 'selftest-client',
    phase: 'ipc',
    proves: ['ipcSend', 'ipcRecv'],
  },
  {
    name: 'ipcDeadline',
    text: 'SELFTEST: ipc deadline timeout ok',
    detail: false,
    fail: 'SELFTEST: ipc deadline timeout FAIL',
    by: 'selftest-client',
    phase: 'ipc',
    proves: ['ipcRecv'],
  },
  {
    name: 'ipcLoopback',
    text: 'SELFTEST: nexus-ipc kernel loopback ok',
    detail: false,
    fail: 'SELFTEST: nexus-ipc kernel loopback FAIL',
    by: 'selftest-client',
    phase: 'ipc',
    proves: ['ipc.invariant.moveIsAtomic'],
  },
  {
    name: 'senderPid',
    text: 'SELFTEST: ipc sender pid ok',
    detail: false,
    fail: 'SELFTEST: ipc sender pid FAIL',
    by: 'selftest-client',
    phase: 'ipc',
    proves: ['ipc.invariant.identityIsBound'],
  },
  {
    name: 'senderServiceId',
    text: 'SELFTEST: ipc sender service_id ok',
    detail: false,
    fail: 'SELFTEST: ipc sender service_id FAIL',
    by: 'selftest-client',
    phase: 'ipc',
    proves: ['ipc.invariant.identityIsBound', 'ipcRecvV2'],
  },
  {
    name: 'vmoShare',
    text: 'SELFTEST: vmo share ok',
    detail: false,
    fail: 'SELFTEST: vmo share FAIL',
    by: 'selftest-client',
    phase: 'memory',
    proves: ['vmoCreate', 'map', 'capTransferTo'],
  },
  {
    name: 'capQueryVmo',
    text: 'SELFTEST: cap query vmo ok',
    detail: false,
    fail: 'SELFTEST: cap query vmo FAIL',
    by: 'selftest-client',
    phase: 'memory',
    proves: ['capQuery'],
  },
  {
    name: 'smpWork',
    text: 'SELFTEST: smp work ok',
    detail: false,
    fail: 'SELFTEST: smp work FAIL',
    by: 'selftest-client',
    phase: 'end',
    profile: 'smp',
    proves: ['smp.invariant.noTaskLost'],
  },
  {
    name: 'selftestEnd',
    text: 'SELFTEST: end',
    detail: false,
    fail: 'SELFTEST: end FAIL',
    by: 'selftest-client',
    phase: 'end',
    proves: ['testing.invariant.honest'],
  },
];

/** The phases, in order: each goes up to and including a rung. */
export const PHASES: readonly {
  readonly name: PhaseName;
  readonly until: RungName;
  readonly doc: string;
}[] = [
  { name: 'kernel', until: 'resourceSentinel', doc: 'the kernel is up and has tested itself' },
  { name: 'smp', until: 'rejectStealHigherQos', doc: 'every hart is up' },
  { name: 'bringup', until: 'timedReady', doc: 'init has started and wired the services' },
  { name: 'qos', until: 'qosOk', doc: 'classes' },
  { name: 'timed', until: 'timedOwnerEnd', doc: 'timers' },
  { name: 'tasks', until: 'faultContained', doc: 'children and faults' },
  { name: 'ipc', until: 'senderServiceId', doc: 'messages and identities' },
  { name: 'memory', until: 'capQueryVmo', doc: 'memory objects' },
  { name: 'end', until: 'selftestEnd', doc: 'everything' },
];

/** The profiles: how many harts a machine of each has. */
export const PROFILES = {
  smp1: { minHarts: 1, maxHarts: 1 },
  smp: { minHarts: 2, maxHarts: 64 },
} as const;

/** Lines that may appear any number of times, and who may print them. */
export const DECLARED: readonly {
  readonly id: string;
  readonly pattern: RegExp;
  readonly by: string | undefined;
}[] = [
  { id: 'diagnostic.programStart', pattern: /^init: start \S+$/, by: 'init' },
  { id: 'diagnostic.programUp', pattern: /^init: up \S+$/, by: 'init' },
  { id: 'diagnostic.programEnd', pattern: /^init: end \S+ \S+$/, by: 'init' },
  { id: 'diagnostic.cpuOnline', pattern: /^KINIT: cpu\S+ online$/, by: 'neuron' },
  {
    id: 'ipc.audit.taskFault',
    pattern: /^FAULT-AUDIT pid=\S* identity=\S* cause=\S* address=\S* pc=\S* guard=\S*$/,
    by: 'neuron',
  },
  {
    id: 'qos.audit.qosAudit',
    pattern: /^QOS-AUDIT decision=\S* reason=\S* caller=\S* target=\S* from=\S* to=\S*$/,
    by: 'neuron',
  },
  {
    id: 'timed.audit.registerAudit',
    pattern: /^timed: audit register decision=\S* reason=\S* owner=\S*$/,
    by: 'timed',
  },
];

/** What a line starts with that must be declared. */
export const NAMESPACES: readonly string[] = [
  'KINIT: ',
  'KSELFTEST: ',
  'SELFTEST: ',
  'init: ',
  'timed: ',
];
