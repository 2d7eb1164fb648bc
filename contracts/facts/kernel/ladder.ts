/** The rungs of the kernel: text, emitter, what they come after, and what a log with them proves. */

/** Texts and emitters of the system before, as far as it has the rung. */
const ALWAYS = `
marker
  banner 'neuron vers.' detail by neuron after() proves()
  spawnReasons 'KSELFTEST: spawn reasons ok' by neuron after(banner) proves(spawn,exec,spawnLastError)
  resourceSentinel 'KSELFTEST: resource sentinel ok' by neuron after(spawnReasons) proves(abi.invariant.rejectsChangeNothing)
  qosOk 'SELFTEST: qos ok' by selftest-client after(initReady) proves(taskQos.get,taskQos.set,qos.invariant.neverClimbs)
  clockRight 'SELFTEST: clock right ok' by selftest-client after(qosOk) proves(nsec,time.invariant.coarseWithoutRight,time.invariant.neverBack)
  childExit 'SELFTEST: child exit ok' by selftest-client after(clockRight) proves(exec,exit,wait)
  faultContained 'SELFTEST: fault contained ok' by selftest-client after() proves(exec,wait)
  exitReasons 'SELFTEST: exit reasons ok' by selftest-client after() proves(waitInfo,taskKill,task.invariant.killIsFinal)
  taskWatchNotice 'SELFTEST: task watch ok' by selftest-client after(exitReasons) proves(taskWatch)
  taskRejects 'SELFTEST: task rejects ok' by selftest-client after(taskWatchNotice) proves(spawn,exec,execV2,wait,waitNohang,waitInfo,taskKill,taskQos.get,taskQos.set,debugWrite,abi.invariant.rejectsChangeNothing)
  ipcPayload 'SELFTEST: ipc payload roundtrip ok' by selftest-client after(taskRejects) proves(ipcSend,ipcRecv)
  ipcDeadline 'SELFTEST: ipc deadline timeout ok' by selftest-client after() proves(ipcRecv)
  ipcLoopback 'SELFTEST: nexus-ipc kernel loopback ok' by selftest-client after() proves(ipc.invariant.moveIsAtomic)
  senderPid 'SELFTEST: ipc sender pid ok' by selftest-client after() proves(ipc.invariant.identityIsBound)
  senderServiceId 'SELFTEST: ipc sender service_id ok' by selftest-client after(senderPid) proves(ipc.invariant.identityIsBound,ipcRecvV2)
  ipcCallOk 'SELFTEST: ipc call ok' by selftest-client after(senderServiceId) proves(ipcCall)
  ipcCallEof 'SELFTEST: ipc call eof ok' by selftest-client after() proves(ipcCall)
  ipcReplyRecvOk 'SELFTEST: ipc reply_recv ok' by selftest-client after() proves(ipcReplyRecv)
  ipcMintedCall 'SELFTEST: ipc minted call ok' by selftest-client after() proves(ipcCallV2,ipcReplyRecvV2,calls.invariant.onceAnswered,calls.invariant.replyIsBound)
  ipcOversize 'SELFTEST: ipc oversize rejected ok' by selftest-client after() proves(ipcCall,ipcReplyRecv,ipcCallV2,ipcReplyRecvV2,ipcCallStart)
  ipcStartedCall 'SELFTEST: ipc started call ok' by selftest-client after() proves(ipcCallStart,ipcReplyRecvV2,calls.invariant.onceAnswered,calls.invariant.replyIsBound)
  ownEndpoints 'SELFTEST: own endpoints ok' by selftest-client after(ipcStartedCall) proves(factoryDerive,ipc.invariant.budgetIsKept)
  endpointRejects 'SELFTEST: endpoint rejects ok' by selftest-client after(ownEndpoints) proves(ipcEndpointCreate,ipcEndpointClose,ipcEndpointCreateV2,ipcEndpointCreateFor,capWatch,taskWatch,factoryDerive,abi.invariant.rejectsChangeNothing)
  messageRejects 'SELFTEST: message rejects ok' by selftest-client after(endpointRejects) proves(sendHeader,recvHeader,ipcSend,ipcRecv,ipcRecvV2,ipc.invariant.moveIsAtomic,abi.invariant.rejectsChangeNothing)
  vmoShare 'SELFTEST: vmo share ok' by selftest-client after(messageRejects) proves(vmoCreate,map,capTransferTo)
  capQueryVmo 'SELFTEST: cap query vmo ok' by selftest-client after(vmoShare) proves(capQuery)
  capRejects 'SELFTEST: capability rejects ok' by selftest-client after(capQueryVmo) proves(capTransfer,capTransferTo,capClose,capClone,capDerive,capQuery,cap.invariant.rightsNeverGrow,abi.invariant.rejectsChangeNothing)
  memoryRejects 'SELFTEST: memory rejects ok' by selftest-client after(capRejects) proves(map,mmioMap,vmoCreate,vmoWrite,vmoRead,vmoShareRo,vmoDestroy,asCreate,asMap,deviceCapCreate,abi.invariant.rejectsChangeNothing)
  interruptRejects 'SELFTEST: interrupt rejects ok' by selftest-client after(memoryRejects) proves(irqBind,irqComplete,abi.invariant.rejectsChangeNothing)
  irqNotice 'SELFTEST: irq notice ok' by selftest-client after(interruptRejects) proves(irqBind,irqComplete,interrupts.invariant.oneNotice)
`;

/** Of machines with several harts. */
const SMP = `
marker
  cpu1Online 'KINIT: cpu1 online' by neuron after(resourceSentinel) proves(kernel.limit.cpus) profile smp
  smpOnline 'KSELFTEST: smp online ok' by neuron after() proves(kernel.limit.cpus) profile smp
  ipiCounterfactual 'KSELFTEST: ipi counterfactual ok' by neuron after(smpOnline) proves(smp-hardening.invariant.counterfactual) profile smp
  ipiResched 'KSELFTEST: ipi resched ok' by neuron after() proves(smp-hardening.invariant.causalChain) profile smp
  rejectInvalidIpiTarget 'KSELFTEST: test_reject_invalid_ipi_target_cpu ok' by neuron after() proves(kernel.type.ReschedOutcome) profile smp
  rejectOfflineCpu 'KSELFTEST: test_reject_offline_cpu_resched ok' by neuron after() proves(kernel.type.ReschedOutcome) profile smp
  workStealing 'KSELFTEST: work stealing ok' by neuron after(rejectOfflineCpu) proves(smp.invariant.stealKeepsClass,smp.invariant.noTaskLost) profile smp
  rejectStealAboveBound 'KSELFTEST: test_reject_steal_above_bound ok' by neuron after() proves(kernel.limit.stealBatch) profile smp
  rejectStealHigherQos 'KSELFTEST: test_reject_steal_higher_qos ok' by neuron after() proves(smp.invariant.stealKeepsClass) profile smp
  smpWork 'SELFTEST: smp work ok' by selftest-client after(irqNotice) proves(smp.invariant.noTaskLost) profile smp
`;

/** Where a run stops that is asked for one phase. */
const PHASES = `
phase
  kernel until resourceSentinel
  smp until rejectStealHigherQos
  qos until clockRight
  tasks until taskRejects
  ipc until messageRejects
  memory until memoryRejects
  interrupts until irqNotice
  harts until smpWork
`;

/** The rungs and phases of the kernel. */
export const LADDER: string = ALWAYS + SMP + PHASES;
