// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:8e3c515c175b1ece

import { type Ladder, type Until, type Verdict, recogniseLog } from '@abicus/wire/ladder';

/** The ladder: the required and the allowed lines of a log. */

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
  | 'timedReady'
  | 'initUpTimed'
  | 'initStartLogd'
  | 'logdReady'
  | 'initUpLogd'
  | 'initStartSelftestPeer'
  | 'logQuery'
  | 'logRejects'
  | 'selftestPeerReady'
  | 'initUpSelftestPeer'
  | 'initReady'
  | 'qosOk'
  | 'clockRight'
  | 'childExit'
  | 'faultContained'
  | 'exitReasons'
  | 'taskWatchNotice'
  | 'taskRejects'
  | 'ipcPayload'
  | 'ipcDeadline'
  | 'ipcLoopback'
  | 'senderPid'
  | 'senderServiceId'
  | 'ipcCallOk'
  | 'ipcCallEof'
  | 'ipcReplyRecvOk'
  | 'ipcOversize'
  | 'ipcMintedCall'
  | 'ipcStartedCall'
  | 'ownEndpoints'
  | 'endpointRejects'
  | 'messageRejects'
  | 'vmoShare'
  | 'capQueryVmo'
  | 'capRejects'
  | 'memoryRejects'
  | 'interruptRejects'
  | 'irqNotice'
  | 'smpWork'
  | 'timedCoalesce'
  | 'timedFires'
  | 'timedOwnerEnd'
  | 'supervisionRestart'
  | 'crashLoopCap'
  | 'selftestEnd';

/** The name of a phase. */
export type PhaseName =
  | 'kernel'
  | 'smp'
  | 'bringup'
  | 'logd'
  | 'qos'
  | 'tasks'
  | 'ipc'
  | 'memory'
  | 'interrupts'
  | 'harts'
  | 'timed'
  | 'supervision'
  | 'end';

/** The name of a profile. */
export type ProfileName = 'smp1' | 'smp';

/** The rungs, phases and profiles, and other declared lines of the console. */
export const LADDER: Ladder<RungName, PhaseName, ProfileName> = {
  kernel: 'neuron',
  stamp: 'emitter',
  rungs: [
    {
      name: 'banner',
      text: 'neuron vers.',
      detail: true,
      fail: 'neuron vers. FAIL',
      by: 'neuron',
      phase: 'kernel',
      after: [],
      proves: [],
    },
    {
      name: 'spawnReasons',
      text: 'KSELFTEST: spawn reasons ok',
      fail: 'KSELFTEST: spawn reasons FAIL',
      by: 'neuron',
      phase: 'kernel',
      after: ['banner'],
      proves: ['spawn', 'exec', 'spawnLastError'],
    },
    {
      name: 'resourceSentinel',
      text: 'KSELFTEST: resource sentinel ok',
      fail: 'KSELFTEST: resource sentinel FAIL',
      by: 'neuron',
      phase: 'kernel',
      after: ['spawnReasons'],
      proves: ['abi.invariant.rejectsChangeNothing'],
    },
    {
      name: 'cpu1Online',
      text: 'KINIT: cpu1 online',
      fail: 'KINIT: cpu1 online FAIL',
      by: 'neuron',
      phase: 'smp',
      after: ['resourceSentinel'],
      profile: 'smp',
      proves: ['kernel.limit.cpus'],
    },
    {
      name: 'smpOnline',
      text: 'KSELFTEST: smp online ok',
      fail: 'KSELFTEST: smp online FAIL',
      by: 'neuron',
      phase: 'smp',
      after: ['cpu1Online'],
      profile: 'smp',
      proves: ['kernel.limit.cpus'],
    },
    {
      name: 'ipiCounterfactual',
      text: 'KSELFTEST: ipi counterfactual ok',
      fail: 'KSELFTEST: ipi counterfactual FAIL',
      by: 'neuron',
      phase: 'smp',
      after: ['smpOnline'],
      profile: 'smp',
      proves: ['smp-hardening.invariant.counterfactual'],
    },
    {
      name: 'ipiResched',
      text: 'KSELFTEST: ipi resched ok',
      fail: 'KSELFTEST: ipi resched FAIL',
      by: 'neuron',
      phase: 'smp',
      after: ['ipiCounterfactual'],
      profile: 'smp',
      proves: ['smp-hardening.invariant.causalChain'],
    },
    {
      name: 'rejectInvalidIpiTarget',
      text: 'KSELFTEST: test_reject_invalid_ipi_target_cpu ok',
      fail: 'KSELFTEST: test_reject_invalid_ipi_target_cpu FAIL',
      by: 'neuron',
      phase: 'smp',
      after: ['ipiResched'],
      profile: 'smp',
      proves: ['kernel.type.ReschedOutcome'],
    },
    {
      name: 'rejectOfflineCpu',
      text: 'KSELFTEST: test_reject_offline_cpu_resched ok',
      fail: 'KSELFTEST: test_reject_offline_cpu_resched FAIL',
      by: 'neuron',
      phase: 'smp',
      after: ['rejectInvalidIpiTarget'],
      profile: 'smp',
      proves: ['kernel.type.ReschedOutcome'],
    },
    {
      name: 'workStealing',
      text: 'KSELFTEST: work stealing ok',
      fail: 'KSELFTEST: work stealing FAIL',
      by: 'neuron',
      phase: 'smp',
      after: ['rejectOfflineCpu'],
      profile: 'smp',
      proves: ['smp.invariant.stealKeepsClass', 'smp.invariant.noTaskLost'],
    },
    {
      name: 'rejectStealAboveBound',
      text: 'KSELFTEST: test_reject_steal_above_bound ok',
      fail: 'KSELFTEST: test_reject_steal_above_bound FAIL',
      by: 'neuron',
      phase: 'smp',
      after: ['workStealing'],
      profile: 'smp',
      proves: ['kernel.limit.stealBatch'],
    },
    {
      name: 'rejectStealHigherQos',
      text: 'KSELFTEST: test_reject_steal_higher_qos ok',
      fail: 'KSELFTEST: test_reject_steal_higher_qos FAIL',
      by: 'neuron',
      phase: 'smp',
      after: ['rejectStealAboveBound'],
      profile: 'smp',
      proves: ['smp.invariant.stealKeepsClass'],
    },
    {
      name: 'initStart',
      text: 'init: start',
      fail: 'init: start FAIL',
      by: 'init',
      phase: 'bringup',
      after: ['resourceSentinel', 'rejectStealHigherQos'],
      proves: [],
    },
    {
      name: 'initStartTimed',
      text: 'init: start timed',
      fail: 'init: start timed FAIL',
      by: 'init',
      phase: 'bringup',
      after: ['initStart'],
      proves: [],
    },
    {
      name: 'timedReady',
      text: 'timed: ready',
      fail: 'timed: ready FAIL',
      by: 'timed',
      phase: 'bringup',
      after: ['initStartTimed'],
      proves: ['timed.register', 'timed.cancel'],
      answered: { text: 'SELFTEST: answered timed', by: 'selftest-client' },
    },
    {
      name: 'initUpTimed',
      text: 'init: up timed',
      fail: 'init: up timed FAIL',
      by: 'init',
      phase: 'bringup',
      after: ['initStartTimed', 'timedReady'],
      proves: [],
    },
    {
      name: 'initStartLogd',
      text: 'init: start logd',
      fail: 'init: start logd FAIL',
      by: 'init',
      phase: 'bringup',
      after: ['initUpTimed'],
      proves: [],
    },
    {
      name: 'logdReady',
      text: 'logd: ready',
      fail: 'logd: ready FAIL',
      by: 'logd',
      phase: 'bringup',
      after: ['timedReady', 'initStartLogd'],
      proves: ['logd.query', 'logd.stats'],
      answered: { text: 'SELFTEST: answered logd', by: 'selftest-client' },
    },
    {
      name: 'initUpLogd',
      text: 'init: up logd',
      fail: 'init: up logd FAIL',
      by: 'init',
      phase: 'bringup',
      after: ['initStartLogd', 'logdReady'],
      proves: [],
    },
    {
      name: 'initStartSelftestPeer',
      text: 'init: start selftest-peer',
      fail: 'init: start selftest-peer FAIL',
      by: 'init',
      phase: 'bringup',
      after: ['initUpLogd'],
      proves: [],
    },
    {
      name: 'logQuery',
      text: 'SELFTEST: log query ok',
      fail: 'SELFTEST: log query FAIL',
      by: 'selftest-client',
      phase: 'logd',
      after: ['logdReady'],
      proves: ['logd.append', 'logd.query', 'logd.invariant.stamped', 'logd.invariant.whole'],
    },
    {
      name: 'logRejects',
      text: 'SELFTEST: logd hardening rejects ok',
      fail: 'SELFTEST: logd hardening rejects FAIL',
      by: 'selftest-client',
      phase: 'logd',
      after: ['logQuery', 'logdReady'],
      proves: [
        'logd.append.spoof',
        'logd.append.rate',
        'logd.limit.perWindow',
        'logd.limit.window',
      ],
    },
    {
      name: 'selftestPeerReady',
      text: 'selftest-peer: ready',
      fail: 'selftest-peer: ready FAIL',
      by: 'selftest-peer',
      phase: 'bringup',
      after: ['initStartSelftestPeer'],
      proves: ['program.selftest-peer'],
      answered: { text: 'SELFTEST: answered selftest-peer', by: 'selftest-client' },
    },
    {
      name: 'initUpSelftestPeer',
      text: 'init: up selftest-peer',
      fail: 'init: up selftest-peer FAIL',
      by: 'init',
      phase: 'bringup',
      after: ['initStartSelftestPeer', 'selftestPeerReady'],
      proves: [],
    },
    {
      name: 'initReady',
      text: 'init: ready',
      fail: 'init: ready FAIL',
      by: 'init',
      phase: 'bringup',
      after: ['initUpSelftestPeer'],
      proves: ['boot.invariant.wiredBeforeReady'],
      answered: { text: 'SELFTEST: answered init', by: 'selftest-client' },
    },
    {
      name: 'qosOk',
      text: 'SELFTEST: qos ok',
      fail: 'SELFTEST: qos FAIL',
      by: 'selftest-client',
      phase: 'qos',
      after: ['logRejects', 'initReady'],
      proves: ['taskQos.get', 'taskQos.set', 'qos.invariant.neverClimbs'],
    },
    {
      name: 'clockRight',
      text: 'SELFTEST: clock right ok',
      fail: 'SELFTEST: clock right FAIL',
      by: 'selftest-client',
      phase: 'qos',
      after: ['qosOk'],
      proves: ['nsec', 'time.invariant.coarseWithoutRight', 'time.invariant.neverBack'],
    },
    {
      name: 'childExit',
      text: 'SELFTEST: child exit ok',
      fail: 'SELFTEST: child exit FAIL',
      by: 'selftest-client',
      phase: 'tasks',
      after: ['clockRight'],
      proves: ['exec', 'exit', 'wait'],
    },
    {
      name: 'faultContained',
      text: 'SELFTEST: fault contained ok',
      fail: 'SELFTEST: fault contained FAIL',
      by: 'selftest-client',
      phase: 'tasks',
      after: ['childExit'],
      proves: ['exec', 'wait'],
    },
    {
      name: 'exitReasons',
      text: 'SELFTEST: exit reasons ok',
      fail: 'SELFTEST: exit reasons FAIL',
      by: 'selftest-client',
      phase: 'tasks',
      after: ['faultContained'],
      proves: ['waitInfo', 'taskKill', 'task.invariant.killIsFinal'],
    },
    {
      name: 'taskWatchNotice',
      text: 'SELFTEST: task watch ok',
      fail: 'SELFTEST: task watch FAIL',
      by: 'selftest-client',
      phase: 'tasks',
      after: ['exitReasons'],
      proves: ['taskWatch'],
    },
    {
      name: 'taskRejects',
      text: 'SELFTEST: task rejects ok',
      fail: 'SELFTEST: task rejects FAIL',
      by: 'selftest-client',
      phase: 'tasks',
      after: ['taskWatchNotice'],
      proves: [
        'spawn',
        'exec',
        'execV2',
        'wait',
        'waitNohang',
        'waitInfo',
        'taskKill',
        'taskQos.get',
        'taskQos.set',
        'debugWrite',
        'abi.invariant.rejectsChangeNothing',
      ],
    },
    {
      name: 'ipcPayload',
      text: 'SELFTEST: ipc payload roundtrip ok',
      fail: 'SELFTEST: ipc payload roundtrip FAIL',
      by: 'selftest-client',
      phase: 'ipc',
      after: ['taskRejects'],
      proves: ['ipcSend', 'ipcRecv'],
    },
    {
      name: 'ipcDeadline',
      text: 'SELFTEST: ipc deadline timeout ok',
      fail: 'SELFTEST: ipc deadline timeout FAIL',
      by: 'selftest-client',
      phase: 'ipc',
      after: ['ipcPayload'],
      proves: ['ipcRecv'],
    },
    {
      name: 'ipcLoopback',
      text: 'SELFTEST: nexus-ipc kernel loopback ok',
      fail: 'SELFTEST: nexus-ipc kernel loopback FAIL',
      by: 'selftest-client',
      phase: 'ipc',
      after: ['ipcDeadline'],
      proves: ['ipc.invariant.moveIsAtomic'],
    },
    {
      name: 'senderPid',
      text: 'SELFTEST: ipc sender pid ok',
      fail: 'SELFTEST: ipc sender pid FAIL',
      by: 'selftest-client',
      phase: 'ipc',
      after: ['ipcLoopback'],
      proves: ['ipc.invariant.identityIsBound'],
    },
    {
      name: 'senderServiceId',
      text: 'SELFTEST: ipc sender service_id ok',
      fail: 'SELFTEST: ipc sender service_id FAIL',
      by: 'selftest-client',
      phase: 'ipc',
      after: ['senderPid'],
      proves: ['ipc.invariant.identityIsBound', 'ipcRecvV2'],
    },
    {
      name: 'ipcCallOk',
      text: 'SELFTEST: ipc call ok',
      fail: 'SELFTEST: ipc call FAIL',
      by: 'selftest-client',
      phase: 'ipc',
      after: ['senderServiceId'],
      proves: ['ipcCall'],
    },
    {
      name: 'ipcCallEof',
      text: 'SELFTEST: ipc call eof ok',
      fail: 'SELFTEST: ipc call eof FAIL',
      by: 'selftest-client',
      phase: 'ipc',
      after: ['ipcCallOk'],
      proves: ['ipcCall'],
    },
    {
      name: 'ipcReplyRecvOk',
      text: 'SELFTEST: ipc reply_recv ok',
      fail: 'SELFTEST: ipc reply_recv FAIL',
      by: 'selftest-client',
      phase: 'ipc',
      after: ['ipcCallEof'],
      proves: ['ipcReplyRecv'],
    },
    {
      name: 'ipcOversize',
      text: 'SELFTEST: ipc oversize rejected ok',
      fail: 'SELFTEST: ipc oversize rejected FAIL',
      by: 'selftest-client',
      phase: 'ipc',
      after: ['ipcReplyRecvOk'],
      proves: ['ipcCall', 'ipcReplyRecv', 'ipcCallV2', 'ipcReplyRecvV2', 'ipcCallStart'],
    },
    {
      name: 'ipcMintedCall',
      text: 'SELFTEST: ipc minted call ok',
      fail: 'SELFTEST: ipc minted call FAIL',
      by: 'selftest-client',
      phase: 'ipc',
      after: ['ipcOversize'],
      proves: [
        'ipcCallV2',
        'ipcReplyRecvV2',
        'calls.invariant.onceAnswered',
        'calls.invariant.replyIsBound',
      ],
    },
    {
      name: 'ipcStartedCall',
      text: 'SELFTEST: ipc started call ok',
      fail: 'SELFTEST: ipc started call FAIL',
      by: 'selftest-client',
      phase: 'ipc',
      after: ['ipcMintedCall'],
      proves: [
        'ipcCallStart',
        'ipcReplyRecvV2',
        'calls.invariant.onceAnswered',
        'calls.invariant.replyIsBound',
      ],
    },
    {
      name: 'ownEndpoints',
      text: 'SELFTEST: own endpoints ok',
      fail: 'SELFTEST: own endpoints FAIL',
      by: 'selftest-client',
      phase: 'ipc',
      after: ['ipcStartedCall'],
      proves: ['factoryDerive', 'ipc.invariant.budgetIsKept'],
    },
    {
      name: 'endpointRejects',
      text: 'SELFTEST: endpoint rejects ok',
      fail: 'SELFTEST: endpoint rejects FAIL',
      by: 'selftest-client',
      phase: 'ipc',
      after: ['ownEndpoints'],
      proves: [
        'ipcEndpointCreate',
        'ipcEndpointClose',
        'ipcEndpointCreateV2',
        'ipcEndpointCreateFor',
        'capWatch',
        'taskWatch',
        'factoryDerive',
        'abi.invariant.rejectsChangeNothing',
      ],
    },
    {
      name: 'messageRejects',
      text: 'SELFTEST: message rejects ok',
      fail: 'SELFTEST: message rejects FAIL',
      by: 'selftest-client',
      phase: 'ipc',
      after: ['endpointRejects'],
      proves: [
        'sendHeader',
        'recvHeader',
        'ipcSend',
        'ipcRecv',
        'ipcRecvV2',
        'ipc.invariant.moveIsAtomic',
        'abi.invariant.rejectsChangeNothing',
      ],
    },
    {
      name: 'vmoShare',
      text: 'SELFTEST: vmo share ok',
      fail: 'SELFTEST: vmo share FAIL',
      by: 'selftest-client',
      phase: 'memory',
      after: ['messageRejects'],
      proves: ['vmoCreate', 'map', 'capTransferTo'],
    },
    {
      name: 'capQueryVmo',
      text: 'SELFTEST: cap query vmo ok',
      fail: 'SELFTEST: cap query vmo FAIL',
      by: 'selftest-client',
      phase: 'memory',
      after: ['vmoShare'],
      proves: ['capQuery'],
    },
    {
      name: 'capRejects',
      text: 'SELFTEST: capability rejects ok',
      fail: 'SELFTEST: capability rejects FAIL',
      by: 'selftest-client',
      phase: 'memory',
      after: ['capQueryVmo'],
      proves: [
        'capTransfer',
        'capTransferTo',
        'capClose',
        'capClone',
        'capDerive',
        'capQuery',
        'cap.invariant.rightsNeverGrow',
        'abi.invariant.rejectsChangeNothing',
      ],
    },
    {
      name: 'memoryRejects',
      text: 'SELFTEST: memory rejects ok',
      fail: 'SELFTEST: memory rejects FAIL',
      by: 'selftest-client',
      phase: 'memory',
      after: ['capRejects'],
      proves: [
        'map',
        'mmioMap',
        'vmoCreate',
        'vmoWrite',
        'vmoRead',
        'vmoShareRo',
        'vmoDestroy',
        'asCreate',
        'asMap',
        'deviceCapCreate',
        'abi.invariant.rejectsChangeNothing',
      ],
    },
    {
      name: 'interruptRejects',
      text: 'SELFTEST: interrupt rejects ok',
      fail: 'SELFTEST: interrupt rejects FAIL',
      by: 'selftest-client',
      phase: 'interrupts',
      after: ['memoryRejects'],
      proves: ['irqBind', 'irqComplete', 'abi.invariant.rejectsChangeNothing'],
    },
    {
      name: 'irqNotice',
      text: 'SELFTEST: irq notice ok',
      fail: 'SELFTEST: irq notice FAIL',
      by: 'selftest-client',
      phase: 'interrupts',
      after: ['interruptRejects'],
      proves: ['irqBind', 'irqComplete', 'interrupts.invariant.oneNotice'],
    },
    {
      name: 'smpWork',
      text: 'SELFTEST: smp work ok',
      fail: 'SELFTEST: smp work FAIL',
      by: 'selftest-client',
      phase: 'harts',
      after: ['irqNotice'],
      profile: 'smp',
      proves: ['smp.invariant.noTaskLost'],
    },
    {
      name: 'timedCoalesce',
      text: 'SELFTEST: timed coalesce ok',
      fail: 'SELFTEST: timed coalesce FAIL',
      by: 'selftest-client',
      phase: 'timed',
      after: ['smpWork', 'initReady'],
      proves: ['timed.limit.window', 'timed.limit.timersPerOwner'],
    },
    {
      name: 'timedFires',
      text: 'SELFTEST: timed fires ok',
      fail: 'SELFTEST: timed fires FAIL',
      by: 'selftest-client',
      phase: 'timed',
      after: ['timedCoalesce', 'initReady'],
      proves: ['timed.invariant.neverEarly', 'timed.sleepUntil'],
    },
    {
      name: 'timedOwnerEnd',
      text: 'SELFTEST: timed owner end ok',
      fail: 'SELFTEST: timed owner end FAIL',
      by: 'selftest-client',
      phase: 'timed',
      after: ['timedFires', 'initReady'],
      proves: ['timer.orphaned'],
    },
    {
      name: 'supervisionRestart',
      text: 'SELFTEST: supervision restart ok',
      fail: 'SELFTEST: supervision restart FAIL',
      by: 'selftest-client',
      phase: 'supervision',
      after: ['timedOwnerEnd', 'selftestPeerReady'],
      proves: ['supervision.invariant.sameRights', 'routing.invariant.declaredRoutes'],
    },
    {
      name: 'crashLoopCap',
      text: 'SELFTEST: crash-loop cap ok',
      fail: 'SELFTEST: crash-loop cap FAIL',
      by: 'selftest-client',
      phase: 'supervision',
      after: ['supervisionRestart'],
      proves: ['supervision.invariant.cappedRestarts'],
    },
    {
      name: 'selftestEnd',
      text: 'SELFTEST: end',
      fail: 'SELFTEST: end FAIL',
      by: 'selftest-client',
      phase: 'end',
      after: ['crashLoopCap', 'initReady'],
      proves: ['testing.invariant.honest'],
    },
  ],
  phases: [
    { name: 'kernel', until: 'resourceSentinel', doc: 'the kernel is up and has tested itself' },
    { name: 'smp', until: 'rejectStealHigherQos', doc: 'every hart is up' },
    { name: 'bringup', until: 'initReady', doc: 'init has started and wired the services' },
    { name: 'logd', until: 'logRejects', doc: 'the journal' },
    { name: 'qos', until: 'clockRight', doc: 'QoS classes and the right to time' },
    { name: 'tasks', until: 'taskRejects', doc: 'children and faults' },
    { name: 'ipc', until: 'messageRejects', doc: 'messages, identities and calls' },
    { name: 'memory', until: 'memoryRejects', doc: 'memory objects' },
    { name: 'interrupts', until: 'irqNotice', doc: 'interrupts of devices' },
    { name: 'harts', until: 'smpWork', doc: 'work on several harts' },
    { name: 'timed', until: 'timedOwnerEnd', doc: 'timers' },
    {
      name: 'supervision',
      until: 'crashLoopCap',
      doc: 'a program that fails is restarted, as often as its contract says',
    },
    { name: 'end', until: 'selftestEnd', doc: 'the whole ladder' },
  ],
  profiles: { smp1: { minHarts: 1, maxHarts: 1 }, smp: { minHarts: 2, maxHarts: 64 } },
  declared: [
    { id: 'diagnostic.rejectInvalid', by: 'logd', text: 'logd: reject invalid_args' },
    { id: 'diagnostic.rejectRate', by: 'logd', text: 'logd: reject rate_limited' },
    { id: 'diagnostic.programStart', by: 'init', text: 'init: start {program}' },
    { id: 'diagnostic.programUp', by: 'init', text: 'init: up {program}' },
    {
      id: 'diagnostic.programEnd',
      by: 'init',
      text: 'init: end {program} reason={reason} status={status}',
    },
    { id: 'diagnostic.answered', by: 'selftest-client', text: 'SELFTEST: answered {program}' },
    { id: 'diagnostic.cpuOnline', by: 'neuron', text: 'KINIT: cpu{cpu} online' },
    {
      id: 'diagnostic.programRestart',
      by: 'init',
      text: 'init: restart svc={program} attempt={attempt}',
    },
    { id: 'diagnostic.programBlocked', by: 'init', text: 'init: crash-loop blocked svc={program}' },
    { id: 'diagnostic.startFailed', by: 'init', text: 'init: start failed svc={program} {reason}' },
    { id: 'diagnostic.readyRejected', by: 'init', text: 'init: ready rejected pid={pid}' },
    {
      id: 'task.audit.taskFault',
      by: 'neuron',
      text: 'FAULT-AUDIT',
      fields: ['pid', 'identity', 'cause', 'address', 'pc', 'guard'],
    },
    {
      id: 'qos.audit.qosAudit',
      by: 'neuron',
      text: 'QOS-AUDIT',
      fields: ['decision', 'reason', 'caller', 'target', 'from', 'to'],
    },
    {
      id: 'timed.audit.registerAudit',
      by: 'timed',
      text: 'timed: audit register',
      fields: ['decision', 'reason', 'owner'],
    },
  ],
  namespaces: [
    'KINIT: ',
    'KSELFTEST: ',
    'SELFTEST: ',
    'init: ',
    'logd: ',
    'selftest-peer: ',
    'timed: ',
  ],
};

/** Accepts or rejects the lines of a log. */
export function recognise(
  lines: Iterable<string>,
  profile: ProfileName,
  how?: Until<RungName, PhaseName>,
): Verdict<RungName, PhaseName, ProfileName> {
  return recogniseLog(LADDER, lines, profile, how);
}
