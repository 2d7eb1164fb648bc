/** What every service has: the limits of its loop, and what it counts of each client. */

/** The facts of the loop of services. */
export const SERVICE = `
contract
  service RFC-0102 accepted
limit service.limit.
  inFlight 16384 at 'the first retryable status'
  callsInFlight 64 at 'the call fails with Overload'
  keptCaps 72 at 'the first retryable status'
  watches 320 at 'the first retryable status'
  countedClients 64 at 'the counters of the oldest client become those of all others'
invariant service.invariant.
  bySerial forAll notice 'a notice ends the watch with its serial, and no other one'
  closedOnce forAll moved capability 'each capability that comes with a message is kept by a handler, or closed once'
  ownCounts forAll client 'what a client reads of a service is the same, whatever other counted clients do'
type service.type.
  Outcome enumeration u8 closed(Answered=0 Rejected=1 Malformed=2 Denied=3 Overload=4 Later=5 Gone=6)
  OwnCount record 10B(opcode:u8@0 outcome:Outcome@1 count:u64@2)
  ClientCount record 14B(client:u32@0 opcode:u8@4 outcome:Outcome@5 count:u64@6)
service
  stats magic 'ST' version 1 nonce u32 reply(status,nonce) malformed MALFORMED authority any else DENIED
principal
  stats 0xee639cad45b1994c
status stats.status.
  OK 0
  MALFORMED 1
  DENIED 2
op stats.
  own opcode 1 request 10B(from:u16@8) reply 12..652B(left:u16@9 counts:list(u8 0..64 OwnCount)@11) answers now malformed header idempotent
  all opcode 2 request 10B(from:u16@8) reply 12..908B(left:u16@9 counts:list(u8 0..64 ClientCount)@11) answers now malformed header idempotent authority selftest-client|metricsd
  incidents opcode 3 request 8B() reply 105B(starts:u64@9 death:u64@17 strayMessage:u64@25 forgedNotice:u64@33 staleNotice:u64@41 strayReply:u64@49 strayCapability:u64@57 secondAnswer:u64@65 strayDrop:u64@73 receiveError:u64@81 statsRequest:u64@89 restart:u64@97) answers now malformed header idempotent authority selftest-client|metricsd
`;

/** What clients keep of requests in flight. The widths of nonces and the 64 mismatches are those of the system before. */
export const IPC = `
contract
  nonces RFC-0019 accepted
mustUse nonces
  call
  receive
  send
  take
type ipc.type.
  Nonce32 newtype u32 errno EINVAL
  Nonce64 newtype u64 errno EINVAL
limit ipc.limit.
  mismatches 64 at 'the call fails at the first one beyond'
  pendingReplies 16 at 'the oldest is dropped'
  pendingEvents 64 at 'the oldest is dropped'
  abandoned 64 at 'the oldest is given back'
invariant nonces.invariant.
  evictsOldest forAll kept reply 'if there is no room, the oldest kept reply is dropped and counted'
  neverReused forAll nonce 'no nonce is reused while its request is in flight, or one of the last abandoned ones'
`;
