/** timed: the service of timers, its numbers and windows as the system before has them. */

const WIRE = `
contract
  timed RFC-0023/timed accepted
service
  timed magic 'TM' version 1 nonce u32 reply(status,nonce) malformed MALFORMED authority any
status timed.status.
  OK 0
  INVALID_ARGS 1
  OVER_LIMIT 2 retryable
  NOT_FOUND 3
  MALFORMED 4
  INTERNAL 5
type timed.type.
  TimerId newtype u32
op timed.
  register opcode 1 request 18B(qos:QosClass@8 pad:zero(1)@9 deadline:u64.ns@10) reply 21B(timer:TimerId@9 coalesced:u64.ns@13) moves events answers now malformed header !idempotent budget 5000000 peerDeath 'the timers of the owner are dropped'
  cancel opcode 2 request 12B(timer:TimerId@8) reply 9B() answers now malformed header !idempotent budget 5000000 peerDeath 'nothing is left'
  sleepUntil opcode 3 request 18B(qos:QosClass@8 pad:zero(1)@9 deadline:u64.ns@10) reply 17B(wake:u64.ns@9) answers later malformed full idempotent peerDeath 'the sleep is dropped'
  room opcode 32 request 8B() reply 13B(free:u32@9) answers now malformed header idempotent budget 5000000 peerDeath 'nothing is left'
event timed.event.
  fired opcode 64 24B(timer:TimerId@4 deadline:u64.ns@8 now:u64.ns@16)
check timed.register.
  qos #0 INVALID_ARGS
  overflow #1 INVALID_ARGS
  quota #2 OVER_LIMIT limit timed.limit.timersPerOwner
  owners #3 OVER_LIMIT limit timed.limit.owners
  total #4 OVER_LIMIT limit timed.limit.timers
check timed.cancel.
  timer #0 NOT_FOUND
check timed.sleepUntil.
  qos #0 INVALID_ARGS
  overflow #1 INVALID_ARGS
  tooLong #2 INVALID_ARGS limit timed.limit.maxSleep
  quota #3 OVER_LIMIT limit timed.limit.sleepsPerOwner
  total #4 OVER_LIMIT limit timed.limit.sleeps
limit timed.limit.
  timersPerOwner 64 at 'OVER_LIMIT'
  owners 64 at 'OVER_LIMIT'
  timers 1024 at 'OVER_LIMIT'
  sleepsPerOwner 16 at 'OVER_LIMIT'
  sleeps 24 at 'OVER_LIMIT'
  maxSleep 2000000000 u64.ns at 'INVALID_ARGS'
  window by kernel.type.QosClass(Idle=8000000 Normal=4000000 Interactive=1000000 PerfBurst=0) u64.ns
`;

const PROMISES = `
invariant timed.invariant.
  neverEarly forAll fired timer 'a timer fires at or after its deadline'
  withinWindow forAll fired timer 'a timer fires no later than its window after its deadline, plus one decision, unless the queue of its owner is full'
  ownersApart forAll request 'no request of one owner reads, cancels or delays a timer of another'
machine
  timer initial absent creates(timed.register)
edge timer.
  armed absent -> armed on timed.register
  cancelled armed -> absent on timed.cancel
  fired armed -> absent event fired after deadline atMost timed.limit.window
  orphaned armed -> absent event owner.exit
  putOff armed -> armed event queue.full
otherwise timer
  absent timed.cancel timed.cancel.timer
audit timed.audit.
  registerAudit timed: audit register(decision reason owner)
`;

/** It has the exact time, and no other right; it is restarted, three times in ten seconds at most. */
const PROGRAM = `
principal
  timed 0x2933756c392845a0
program
  program.timed stack 4 depth 31 time restart always after 10000000..1000000000 max 3 in 10000000000
slots
  program.timed control=0 init=1 requests=2 clock=3
marker
  initStartTimed 'init: start timed' by init after(initStart) proves()
  timedReady 'timed: ready' by timed after(initStartTimed) proves(timed.register,timed.cancel)
  initUpTimed 'init: up timed' by init after(timedReady) proves()
  timedCoalesce 'SELFTEST: timed coalesce ok' by selftest-client after(initReady) proves(timed.limit.window,timed.limit.timersPerOwner)
  timedFires 'SELFTEST: timed fires ok' by selftest-client after(initReady) proves(timed.invariant.neverEarly,timed.sleepUntil)
  timedOwnerEnd 'SELFTEST: timed owner end ok' by selftest-client after(initReady) proves(timer.orphaned)
phase
  timed until timedOwnerEnd
`;

/** The facts of timed. */
export const TIMED: string = WIRE + PROMISES + PROGRAM;
