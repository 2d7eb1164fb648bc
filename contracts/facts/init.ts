/** init: what the kernel hands to it, how programs are started and restarted, and the routes to them. */

/** The kernel starts init alone, with these capabilities; init starts the others in this order. */
const BOOT = `
contract
  boot RFC-0013 accepted
  supervision RFC-0087 accepted
  routing RFC-0093 accepted
boot
  init starts(timed,logd,selftest-peer,selftest-client)
boot slot
  endpointFactory 1
  serviceFactory 2
  clock 3
principal
  init 0xf5d2afc57ab57213
program
  program.init depth 31
type init.type.
  Start struct 16B(magic:u32=1414681683@0 grants:u32@4 starts:u32@8 reserved:zero(4)@12)
invariant boot.invariant.
  declaredOnly forAll program 'a program holds the capabilities declared for it, and no others, at its start'
  wiredBeforeReady forAll grant 'init is ready when every capability that a contract declares has been handed out'
marker
  initStart 'init: start' by init after(resourceSentinel,rejectStealHigherQos) proves()
  initReady 'init: ready' by init after(initUpSelftestPeer) proves(boot.invariant.wiredBeforeReady)
phase
  bringup until initReady
diagnostic
  programStart 'init: start {program}' by init
  programUp 'init: up {program}' by init
  startFailed 'init: start failed svc={program} {reason}' by init
`;

const SUPERVISION = `
invariant supervision.invariant.
  cappedRestarts forAll window of a program 'a program is restarted after failures at most as often as its contract allows'
  pacedRestarts forAll window of a program 'before each restart a program waits for the backoff of its ends in the window, those with status 0 included'
  endsTogether forAll end of a program 'when init tells the end of a program no task is left that it started, or that one of these started'
  nothingLeft forAll restart 'init and the kernel hold after a restart what they held after the first start'
  sameRights forAll restart 'a restarted program holds the capabilities of its contract, each in its slot, and no others'
limit init.limit.
  startBudget 2000000000 u64.ns at 'it is killed'
  endsKept 64 at 'the oldest end is forgotten'
machine
  program initial absent
edge program.
  started absent -> starting event start
  unstarted absent -> waiting event end
  abandoned absent -> ended event last.end
  served starting -> up event ready
  endedEarly starting -> waiting event end
  neverServed starting -> ended event last.end
  interrupted up -> waiting event end
  finished up -> ended event last.end
  restarted waiting -> starting event start
  unrestarted waiting -> waiting event end
  blocked waiting -> ended event last.end
diagnostic
  programBlocked 'init: crash-loop blocked svc={program}' by init
  programEnd 'init: end {program} reason={reason} status={status}' by init
  programRestart 'init: restart svc={program} attempt={attempt}' by init
  readyRejected 'init: ready rejected pid={pid}' by init
`;

/** `get` and its statuses are those of the system before; a version with a nonce has it at the end. */
const ROUTING = `
service
  init magic 'RT' versions(v1,v2) malformed MALFORMED authority any
version init.
  v1 1 nonce none reply(status) rejected MALFORMED
  v2 1 nonce u32 at the end reply(status)
status init.status.
  OK 0
  NOT_FOUND 1
  MALFORMED 2
  DENIED 3
  STALE 4
type init.type.
  AllowedRoute record 16B(requester:u64@0 target:u64@8)
op init.
  get opcode 64 request 6..57B(name:text(u8 1..48)@4) reply 13..17B(send:u32@5 receive:zero(4)@9) answers later malformed full idempotent
  ready opcode 65 versions(v2) request 8B() reply 9B() answers never malformed header idempotent
  routes opcode 66 versions(v2) request 9..4089B(allowed:list(u8 0..255 AllowedRoute)@4) reply 9B() answers never malformed header idempotent
check init.get.
  target #0 NOT_FOUND
  declared #1 DENIED
  policy #2 DENIED
  ended #3 STALE
  parked #4 STALE limit init.limit.parked
  slot #5 MALFORMED
check init.ready.
  starting #0 DENIED
check init.routes.
  authority #0 DENIED
limit init.limit.
  parked 32 at 'STALE'
invariant routing.invariant.
  answeredOnce forAll question 'a question is answered exactly once, unless its sender has ended before'
  declaredRoutes forAll answered question 'a capability is handed out only where the contract of the requester declares calls of the target, and the policy allows it'
`;

/** The facts of init. */
export const INIT: string = BOOT + SUPERVISION + ROUTING;
