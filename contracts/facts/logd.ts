/** logd: the journal, its frames of both versions as the system before has them. */

const WIRE = `
contract
  logd RFC-0011/logd accepted
service
  logd magic 'LO' versions(v1,v2) malformed MALFORMED foreign MALFORMED full as stats version v1 unknownVersion UNSUPPORTED full as stats version v1 unknownOpcode UNSUPPORTED full as stats authority any
version logd.
  v1 1 nonce none reply(status)
  v2 2 nonce u64 reply(status,nonce)
status logd.status.
  OK 0
  MALFORMED 1
  UNSUPPORTED 2
  TOO_LARGE 3
  INVALID_ARGS 4
  OVER_LIMIT 5
  RATE_LIMITED 6 retryable
type logd.type.
  LogLevel enumeration u8 closed(Error=0 Warn=1 Info=2 Debug=3 Trace=4)
  LogRecord record 30..862B(id:u64@0 timestamp:u64.ns@8 level:LogLevel@16 service:u64@17 scopeLength:length(u8 of scope)@25 messageLength:length(u16 of message)@26 fieldsLength:length(u16 of fields)@28 scope:text(scopeLength 0..64)@30 message:text(messageLength 0..256)@30+scope fields:text(fieldsLength 0..512)@30+scope+message)
op logd.
  append opcode 1 request 10..850B(level:LogLevel@12 scopeLength:length(u8 of scope)@13 messageLength:length(u16 of message)@14 fieldsLength:length(u16 of fields)@16 scope:text(scopeLength 0..64)@18 message:text(messageLength 0..256)@18+scope fields:text(fieldsLength 0..512)@18+scope+message) reply 21..29B(record:u64@13 dropped:u64@21) moves reply answers now waits(timed.register) malformed full INVALID_ARGS !idempotent budget 50000000 peerDeath 'the record stays'
  query opcode 2 request 14..22B(since:u64.ns@12 max:u16@20) reply 23..1023B(total:u64@13 dropped:u64@21 records:list(u16 0..32 ..992B LogRecord)@29) moves reply answers now malformed full idempotent budget 5000000 peerDeath 'nothing is left of the request'
  stats opcode 3 request 4..12B() reply 37..45B(total:u64@13 dropped:u64@21 recordCapacity:u32@29 byteCapacity:u32.bytes@33 usedRecords:u32@37 usedBytes:u32.bytes@41) moves reply answers now malformed full idempotent budget 5000000 peerDeath 'nothing is left of the request'
check logd.append.
  spoof #0 INVALID_ARGS
  rate #1 RATE_LIMITED limit logd.limit.perWindow
  senders #2 RATE_LIMITED limit logd.limit.senders
limit logd.limit.
  records 128 at 'the oldest record is dropped, and counted'
  journalBytes 16384 at 'the oldest records are dropped, and counted'
  senders 64 at 'RATE_LIMITED until the window of another sender ends: none is ended early for it'
  perWindow 24 at 'RATE_LIMITED for the rest of the window'
  window 1000000000 u64.ns at 'the window has ended, and the next record begins another'
  pageBytes 992 at 'the page ends before the first record that does not fit'
`;

const PROMISES = `
invariant logd.invariant.
  exactWindow forAll window 'a window takes as many records of its sender as the limit says, not one more and not one fewer'
  idsContinue forAll append 'ids count up from 1 without a gap, and the records that are dropped and kept together are all of them'
  stamped forAll record 'a record names the identity that the kernel stamped on its request, and no other'
  timesRise forAll record 'the times of records strictly rise, whatever the clock does'
  whole forAll query 'a reader that asks on from the last record it has gets each record once and as it was written, and ids that are missing are those dropped meanwhile'
diagnostic
  rejectInvalid 'logd: reject invalid_args' by logd
  rejectRate 'logd: reject rate_limited' by logd
`;

/** It holds no right but those of its calls; it is restarted, three times in a minute at most. */
const PROGRAM = `
principal
  logd 0xce07e8ad70ec4c6f
program
  program.logd stack 4 depth 31 restart always after 10000000..1000000000 max 3 in 60000000000
calls
  program.logd timed(register)
slots
  program.logd control=0 init=1 requests=2 timed=3 events=4
marker
  initStartLogd 'init: start logd' by init after(initUpTimed) proves()
  logdReady 'logd: ready' by logd after(timedReady,initStartLogd) proves(logd.query,logd.stats)
  initUpLogd 'init: up logd' by init after(logdReady) proves()
  logQuery 'SELFTEST: log query ok' by selftest-client after(logdReady) proves(logd.append,logd.query,logd.invariant.stamped,logd.invariant.whole)
  logRejects 'SELFTEST: logd hardening rejects ok' by selftest-client after(logdReady) proves(logd.append.spoof,logd.append.rate,logd.limit.perWindow,logd.limit.window)
phase
  logd until logRejects
`;

/** The facts of logd. */
export const LOGD: string = WIRE + PROMISES + PROGRAM;
