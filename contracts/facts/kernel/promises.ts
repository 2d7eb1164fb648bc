/** What the kernel promises beside its calls: errors, limits, invariants, and the lines by which it audits. */

/**
 * The contracts: a number or layout of an accepted one never moves. Reserved are the syscalls that
 * the system before has in a later era (waits for several things, fences, timers, its own boot and
 * scheduler) and that this kernel does not have.
 */
const CONTRACTS = `
contract
  abi RFC-0005/abi accepted
  cap RFC-0005/cap accepted
  console RFC-0005/console accepted
  interrupts RFC-0005/interrupts accepted
  ipc RFC-0005/ipc accepted
  memory RFC-0005/memory accepted
  task RFC-0005/task accepted
  time RFC-0005/time accepted
  types RFC-0020 accepted
  smp RFC-0021 accepted
  smp-hardening RFC-0022 accepted
  qos RFC-0023/qos accepted
  calls RFC-0096 accepted
reserved
  abi syscalls(32,33,34,35,38,39,40,41,42,43,45,48,49,50,53,54,55,56)
mustUse types
  enqueue
  insertCap
  requestResched
  setQos
  wake
`;

/**
 * The numbers are those of Linux, as the system whose ABI this is has them. The names in brackets are those by which
 * wrappers tell meanings of one number apart. A retryable error is one that the same call may not get later.
 */
const ERRORS = `
error kernel.error.
  EPERM 1
  ESRCH 3
  E2BIG 7
  ECHILD 10
  EAGAIN 11(QueueFull,QueueEmpty,RunQueueFull,WouldBlock) retryable
  ENOMEM 12 retryable
  EFAULT 14
  EINVAL 22
  ENOSPC 28 retryable
  EPIPE 32
  ENOSYS 38
  ETIMEDOUT 110 retryable
`;

/** Each with what happens at it. Those of `scale` are for machines with thousands of tasks. */
const LIMITS = `
limit kernel.limit.
  capSlots 96 at 'ENOSPC'
  maxFrame 8192 at 'EINVAL'
  endpoints 384 scale=65000 at 'ENOSPC'
  endpointsPerOwner 96 scale=65000 at 'ENOSPC'
  queueDepth 256 at 'EINVAL'
  queuedBytes 67108864 at 'ENOSPC'
  queuedBytesPerOwner 262144 at 'ENOSPC'
  serviceName 64 at 'EINVAL'
  spaces 256 scale=32768 at 'ENOSPC'
  vmoBytes 16777216 at 'ENOMEM'
  runQueue 64 scale=32768 at 'EAGAIN for new tasks, the overflow list for woken ones'
  timeslice 1000000 at 'back of the queue'
  stealBatch 1 at 'stops'
  factoryDepth 8 at 'ENOSPC'
  endpointBytes 65536 at 'ENOSPC'
  watchesPerTask 384 at 'ENOSPC'
  callsPerTask 160 at 'ENOSPC'
  calls 16384 at 'ENOSPC'
  tasks 256 scale=32768 at 'ENOMEM'
  imageBytes 1048576 at 'EINVAL'
  debugLine 256 at 'EINVAL'
  cpus 64 at 'the machine does not boot'
  ageing 32 at 'the oldest task that was skipped so often runs'
  clockWindow by kernel.type.QosClass(Idle=8000000 Normal=4000000 Interactive=1000000 PerfBurst=1000000) u64.ns
`;

const INVARIANTS = `
invariant abi.invariant.
  rejectsChangeNothing forAll rejected call 'a rejected call does not change the digest of the kernel state'
invariant calls.invariant.
  onceAnswered forAll call 'a call that is committed ends once: by one reply, by its deadline, or by the end of its peer'
  replyIsBound forAll token 'a token replies only to the call that its holder received, and never to a later one'
invariant cap.invariant.
  rightsNeverGrow forAll capability 'no sequence of calls gives a capability rights that its source did not have'
invariant interrupts.invariant.
  oneNotice forAll bound interrupt 'of a bound interrupt at most one notice is not completed, and a line that is raised when it is completed gives another one'
invariant ipc.invariant.
  budgetIsKept forAll endpoint factory 'what exists through a factory, endpoints and the bytes in their queues, and what was split off from it, are never more than its budget, no other factory uses that budget, and all of it is given back'
  identityIsBound forAll message 'a receiver gets the identity of the sender as the kernel recorded it'
  moveIsAtomic forAll moved capability 'a moved capability is in exactly one table or message at any time'
invariant qos.invariant.
  neverClimbs forAll task 'no unprivileged sequence of calls raises a class'
invariant smp.invariant.
  boundedAgeing forAll task 'a runnable task runs after at most \`ageing\` timeslices of tasks that became runnable on its hart later'
  boundedWait forAll task 'a task that finds n tasks waiting on its hart runs after at most n + \`ageing\` timeslices of that hart'
  noTaskLost forAll task 'each task is running, queued, pending, blocked or dead, and in one place only'
  stealKeepsClass forAll stolen task 'a stolen task keeps its class and the time at which it became runnable'
invariant smp-hardening.invariant.
  causalChain forAll reschedule request 'requests accepted ≥ interrupts sent ≥ traps with a request = acknowledgements'
  counterfactual forAll software interrupt 'a software interrupt without a request acknowledges nothing'
invariant task.invariant.
  killIsFinal forAll killed task 'a killed task executes no instruction after the kill, holds nothing, and blocks no other task'
  killReachesAll forAll kill 'after a kill no task is left below the killed one, also where those between them have ended'
invariant time.invariant.
  coarseWithoutRight forAll reading without the right 'the reading is the time rounded down to the window of the class, or the last reading of the task if that is later'
  neverBack forAll reading 'no reading of a task is before an earlier one of the same task, whatever its class and its capabilities become'
invariant types.invariant.
  noSharedState forAll pair of machines 'two machines interleaved in one process have the same digests as each alone'
`;

/** Lines that tools read. The prefix and the first two fields of QOS-AUDIT are those of the system before. */
const LINES = `
audit qos.audit.
  qosAudit QOS-AUDIT(decision reason caller target from to)
audit task.audit.
  taskFault FAULT-AUDIT(pid identity cause address pc guard)
diagnostic
  cpuOnline 'KINIT: cpu{cpu} online' by neuron
`;

/** The promises of the kernel. */
export const PROMISES: string = CONTRACTS + ERRORS + LIMITS + INVARIANTS + LINES;
