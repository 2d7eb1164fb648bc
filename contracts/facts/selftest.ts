/** The programs of the selftest: what the client may do that no other program may, and its peer. */

/** The order in which a log has the rungs of all programs, from the banner to the end. */
const RUNGS = [
  'banner spawnReasons resourceSentinel',
  'cpu1Online smpOnline ipiCounterfactual ipiResched rejectInvalidIpiTarget rejectOfflineCpu',
  'workStealing rejectStealAboveBound rejectStealHigherQos',
  'initStart initStartTimed timedReady initUpTimed initStartLogd logdReady initUpLogd',
  'initStartSelftestPeer logQuery logRejects selftestPeerReady initUpSelftestPeer initReady',
  'qosOk clockRight childExit faultContained exitReasons taskWatchNotice taskRejects',
  'ipcPayload ipcDeadline ipcLoopback senderPid senderServiceId',
  'ipcCallOk ipcCallEof ipcReplyRecvOk ipcOversize ipcMintedCall ipcStartedCall ownEndpoints endpointRejects messageRejects',
  'vmoShare capQueryVmo capRejects memoryRejects interruptRejects irqNotice smpWork',
  'timedCoalesce timedFires timedOwnerEnd supervisionRestart crashLoopCap selftestEnd',
].join(' ');

/** The client calls every service, and holds the clock, a device and a factory of endpoints. Its end ends the run. */
export const LADDER = `
contract
  testing RFC-0014 accepted
rungs
  ${RUNGS}
principal
  selftest-client 0x52c6c4a34ffb3f69
program
  program.selftest-client stack 4 endpoints(loopback:8,replies:8,events:15) time endpointBudget 2 devices(virtioBlk) endsRun
slots
  program.selftest-client control=0 init=1 loopbackRecv=2 loopbackSend=3 repliesRecv=4 repliesSend=5 eventsRecv=6 eventsSend=7 clock=8 endpointFactory=9 virtioBlkRegisters=10 virtioBlkInterrupt=11 logd=12 selftestPeer=13 timed=14
calls program.selftest-client
  init(get)
  logd(append,query,stats)
  selftest-peer(arm,end,crash,boots)
  timed(register,cancel,sleepUntil,room)
log
  stamp emitter
profile
  smp1 harts 1..1
  smp harts 2..64
invariant testing.invariant.
  honest forAll marker 'no marker is printed without a passed assertion, or by another emitter'
marker
  selftestEnd 'SELFTEST: end' by selftest-client after(initReady) proves(testing.invariant.honest)
diagnostic
  answered 'SELFTEST: answered {program}' by selftest-client
phase
  end until selftestEnd
`;

/** The peer holds timers, and ends when it is told to. */
export const PEER = `
contract
  peer RFC-0014/peer accepted
service
  selftest-peer magic 'PE' version 1 nonce u32 reply(status,nonce) malformed MALFORMED authority any
status selftest-peer.status.
  OK 0
  MALFORMED 1
op selftest-peer.
  arm opcode 1 request 9B(timers:u8@8) reply 10B(armed:u8@9) answers now waits(timed.register) malformed header !idempotent budget 20000000 peerDeath 'its timers stay until it ends'
  end opcode 2 request 8B() reply 9B() answers now malformed header !idempotent budget 5000000 peerDeath 'nothing is left'
  crash opcode 3 request 8B() reply 9B() answers later malformed header !idempotent peerDeath 'nothing is left'
  boots opcode 4 request 8B() reply 17B(starts:u32@9 grants:u32@13) answers now malformed header idempotent budget 5000000 peerDeath 'nothing is left'
principal
  selftest-peer 0x8c66675ca6a966ea
program
  program.selftest-peer stack 4 depth 31 restart always after 1000000..4000000 max 3 in 1000000000
calls
  program.selftest-peer timed(register)
slots
  program.selftest-peer control=0 init=1 requests=2 timed=3 events=4
marker
  initStartSelftestPeer 'init: start selftest-peer' by init after(initUpLogd) proves()
  selftestPeerReady 'selftest-peer: ready' by selftest-peer after(initStartSelftestPeer) proves(program.selftest-peer)
  initUpSelftestPeer 'init: up selftest-peer' by init after(selftestPeerReady) proves()
  supervisionRestart 'SELFTEST: supervision restart ok' by selftest-client after(selftestPeerReady,timedOwnerEnd) proves(supervision.invariant.sameRights,routing.invariant.declaredRoutes)
  crashLoopCap 'SELFTEST: crash-loop cap ok' by selftest-client after() proves(supervision.invariant.cappedRestarts)
phase
  supervision until crashLoopCap
`;
