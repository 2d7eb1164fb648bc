/**
 * What the contracts say of numbers, registers, errors and bounds, against the same facts written down by hand from the
 * system whose ABI this is, and from the standards of the board. The snapshots are compared, since they hold the whole
 * of what is generated; regenerating them from a contract with a wrong number is what these tests are there to notice.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The lines of a snapshot. */
function snapshot(name: string): readonly string[] {
  const path = join(import.meta.dirname, '.lock/api', `${name}.api.txt`);
  return readFileSync(path, 'utf8').trim().split('\n');
}

const kernel = snapshot('kernel');

/** The lines of a kind whose id is this or begins with it. */
function linesOf(lines: readonly string[], kind: string, id: string): string[] {
  return lines.filter((line) => line.startsWith(`${kind} ${id}`));
}

/** The cells of a table: lines of words. */
function table(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/ +/));
}

/**
 * Number, name, arguments from a0 on; a pair of registers for bytes is written once, as name/2; registers behind a6 are
 * named. `taskQos` has its operation in a0. 0 to 31 are of the system's first era, 36 to 59 of a later one; those from 128
 * on are this kernel's own.
 */
const CALLS = `
  0 yield
  1 nsec
  2 sendHeader slot ty flags len
  3 recvHeader slot
  4 map slot va offset flags
  5 vmoCreate slot length
  6 vmoWrite slot offset data/2
  7 spawn entry stack space bootstrap gp
  8 capTransfer child slot rights
  9 asCreate
  10 asMap space vmo va length prot flags
  11 exit status
  12 wait target
  13 exec image/2 stackPages gp
  14 ipcSend slot header payload/2 flags deadline
  15 taskQos.get =0 target
  15 taskQos.set =1 target qos
  16 debugPutc byte
  17 execV2 image/2 stackPages gp name/2
  18 ipcRecv slot header payload/2 flags deadline
  19 ipcEndpointCreate
  20 capClose slot
  21 ipcEndpointClose slot
  22 ipcEndpointCreateV2 factory depth
  23 ipcEndpointCreateFor factory owner depth
  24 capClone slot
  25 getpid
  26 ipcRecvV2 desc
  27 mmioMap slot va offset
  28 capQuery slot out
  29 spawnLastError
  30 deviceCapCreate base length slot
  31 capTransferTo child slot rights childSlot
  36 irqBind irq notify cookie
  37 irqComplete irq
  44 debugWrite text/2
  46 vmoDestroy slot
  47 vmoRead slot offset data/2
  51 vmoShareRo slot
  52 waitNohang target
  58 ipcCall slot header payload/2 reply/2
  59 ipcReplyRecv slot header payload/2 desc
  128 ipcCallV2 slot ty flags moved reply/2 deadline payload@t1,t0 budget@t6
  129 ipcReplyRecvV2 slot ty flags moved received/2 deadline payload@t1,t0 token@t5
  130 ipcCallStart slot ty flags moved notify replyMax deadline payload@t1,t0 badge@t5
  131 capWatch slot notify cookie
  132 taskWatch target notify cookie
  133 waitInfo target flags out
  134 taskKill child
  135 capDerive slot rights
  136 factoryDerive factory budget bytes
`;

/** The arguments of a line: name and registers. */
function argumentsOf(line: string): string[] {
  const [, text = ''] = / args\(([^)]*)\)/.exec(line) ?? [];
  const [, selected] = / selector a0=(\d+)/.exec(line) ?? [];
  const named = [...text.matchAll(/(\w+):[^@]*@([at]\d(?:,[at]\d)?)/g)];
  const found = named.map(([, name = '', registers = '']) => `${name}@${registers}`);
  return selected === undefined ? found : [`=${selected}@a0`, ...found];
}

/** The same from a row of `CALLS`. */
function expectedArguments(names: readonly string[]): string[] {
  let at = 0;
  return names.map((cell) => {
    if (cell.includes('@')) return cell;
    const [name = '', count = '1'] = cell.split('/');
    const registers = Array.from({ length: Number(count) }, () => `a${at++}`);
    return `${name}@${registers.join()}`;
  });
}

describe('the syscall table', () => {
  test.each(
    table(CALLS).map(([number = '', name = '', ...names]) => [name, number, names] as const),
  )('%s is number %s, and its arguments are in these registers', (name, number, names) => {
    const [line = ''] = linesOf(kernel, 'syscall', `${name} `);
    expect(line).toMatch(new RegExp(`^syscall \\S+ number ${number} `));
    expect(argumentsOf(line)).toEqual(expectedArguments(names));
  });

  test.each([
    ['exec', 'image', 'max kernel.limit.imageBytes min 1'],
    ['execV2', 'image', 'max kernel.limit.imageBytes min 1'],
    ['execV2', 'name', 'max kernel.limit.serviceName min 1'],
    ['ipcSend', 'payload', 'max kernel.limit.maxFrame min 0'],
    ['ipcRecv', 'payload', 'min 0'],
    ['vmoWrite', 'data', 'min 0'],
    ['vmoRead', 'data', 'min 0'],
    ['debugWrite', 'text', 'max kernel.limit.debugLine min 0'],
    ['ipcCall', 'payload', 'min 0'],
    ['ipcReplyRecv', 'payload', 'min 0'],
  ])('%s: the bytes of %s are bounded: %s', (name, argument, bounds) => {
    const [line] = linesOf(kernel, 'syscall', `${name} `);
    expect(line).toMatch(new RegExp(`${argument}:(?:in|out) bytes ${bounds}@`));
  });

  test.each([
    ['ipcCall', 'reply', 'a4,a5 short a1,a2,a3,a4'],
    ['ipcCallV2', 'reply', 'a4,a5 short t1,t2,t3,t4'],
    ['ipcCallV2', 'payload', 't1,t0 short t1,t2,t3,t4'],
    ['ipcReplyRecvV2', 'received', 'a4,a5 short t1,t2,t3,t4'],
    ['ipcReplyRecvV2', 'payload', 't1,t0 short t1,t2,t3,t4'],
    ['ipcCallStart', 'payload', 't1,t0 short t1,t2,t3,t4'],
  ])('%s: at most 32 bytes of %s are in four registers: %s', (name, argument, registers) => {
    const [line] = linesOf(kernel, 'syscall', `${name} `);
    expect(line).toMatch(new RegExp(`${argument}:(?:in|out) bytes min 0@${registers}`));
  });

  test('there are no others', () => {
    const names = linesOf(kernel, 'syscall', '').map((line) => line.split(' ')[1]);
    expect(new Set(names)).toEqual(new Set(table(CALLS).map(([, name]) => name)));
    expect(names).toHaveLength(table(CALLS).length);
  });

  test.each([
    ['nsec', 'u64.ns'],
    ['capWatch', 'u64'],
    ['taskWatch', 'u64'],
    ['spawn', 'Pid'],
    ['ipcRecv', 'u32.bytes'],
    ['taskQos.get', 'QosClass'],
    ['vmoRead', 'u53.bytes'],
    ['wait', 'Pid results(status:ExitStatus@a1)'],
    ['waitNohang', 'Pid results(status:ExitStatus@a1)'],
    ['ipcCall', 'u32.bytes'],
    ['ipcReplyRecv', 'u32.bytes'],
    ['ipcCallV2', 'u32.bytes results(ty:MsgType@a1 flags:MsgFlags@a2 moved:CapSlot@a3)'],
    [
      'ipcReplyRecvV2',
      'u32.bytes results(ty:MsgType@a1 flags:MsgFlags@a2 moved:CapSlot@a3 sender:Pid@a4 identity:u64@a5 now:Instant@a6 qos:QosClass@t0 token:u53@t5 kind:MessageKind@t6)',
    ],
    ['waitInfo', 'Pid'],
    ['capClone', 'CapSlot'],
    ['capDerive', 'CapSlot'],
    ['factoryDerive', 'CapSlot'],
    ['spawnLastError', 'SpawnFailReason'],
  ])('%s returns %s', (name, returns) => {
    expect(linesOf(kernel, 'syscall', `${name} `)[0]).toContain(` returns ${returns} errors(`);
  });
});

/** Each call with its rejects in the order in which they are made. */
const REJECTS = `
  asCreate space=ENOSPC memory=ENOMEM
  asMap wxorx=EINVAL range=EINVAL space=EINVAL right=EPERM readOnly=EPERM bounds=EPERM overlap=EINVAL memory=ENOMEM
  capClone slot=EPERM factory=EPERM space=ENOSPC
  capClose slot=EPERM
  capDerive slot=EPERM rights=EPERM factory=EPERM space=ENOSPC
  capQuery slot=EPERM writable=EFAULT
  capTransfer child=EPERM slot=EPERM rights=EPERM manage=EPERM space=ENOSPC
  capTransferTo child=EPERM slot=EPERM rights=EPERM manage=EPERM occupied=EPERM
  capWatch slot=EPERM notify=EPERM alive=ESRCH quota=ENOSPC
  debugWrite readable=EFAULT
  deviceCapCreate authority=EPERM window=EPERM slot=EPERM
  exec readable=EFAULT image=EINVAL tasks=ENOMEM spaces=ENOSPC memory=ENOMEM queue=EAGAIN
  execV2 authority=EPERM readable=EFAULT image=EINVAL taken=EPERM tasks=ENOMEM spaces=ENOSPC memory=ENOMEM queue=EAGAIN
  factoryDerive factory=EPERM depth=ENOSPC budget=ENOSPC bytes=ENOSPC space=ENOSPC
  ipcEndpointClose slot=EPERM right=EPERM alive=ESRCH
  ipcEndpointCreate deprecated=EPERM
  ipcEndpointCreateFor factory=EPERM owner=EPERM quota=ENOSPC budget=ENOSPC endpoints=ENOSPC space=ENOSPC
  ipcEndpointCreateV2 factory=EPERM quota=ENOSPC budget=ENOSPC endpoints=ENOSPC space=ENOSPC
  ipcCall frame=E2BIG length=EINVAL readable=EFAULT right=EPERM replyTo=EINVAL movable=EPERM globalBytes=ENOSPC factoryBytes=ENOSPC ownerBytes=ENOSPC alive=ESRCH endpointBytes=ENOSPC peer=EPIPE oversize=EINVAL writable=EFAULT space=ENOSPC
  ipcCallStart frame=E2BIG replyFrame=EINVAL right=EPERM moved=EPERM movable=EPERM movedAlive=ESRCH notify=EPERM quota=ENOSPC calls=ENOSPC replyBytes=ENOSPC alive=ESRCH fits=E2BIG depth=EAGAIN globalBytes=ENOSPC factoryBytes=ENOSPC ownerBytes=ENOSPC endpointBytes=ENOSPC readable=EFAULT
  ipcCallV2 frame=E2BIG budget=EINVAL right=EPERM moved=EPERM movable=EPERM movedAlive=ESRCH alive=ESRCH fits=E2BIG deadline=ETIMEDOUT writable=EFAULT globalBytes=ENOSPC factoryBytes=ENOSPC ownerBytes=ENOSPC endpointBytes=ENOSPC readable=EFAULT late=ETIMEDOUT peer=EPIPE space=ENOSPC tooLong=E2BIG unmapped=EFAULT
  ipcReplyRecv frame=E2BIG length=EINVAL readable=EFAULT room=EINVAL buffers=EINVAL recvRight=EPERM receiving=ESRCH right=EPERM moved=EPERM movable=EPERM movedAlive=ESRCH globalBytes=ENOSPC factoryBytes=ENOSPC ownerBytes=ENOSPC alive=ESRCH depth=EAGAIN endpointBytes=ENOSPC empty=EAGAIN deadline=ETIMEDOUT closed=EPIPE oversize=EINVAL writable=EFAULT space=ENOSPC
  ipcReplyRecvV2 frame=E2BIG token=EINVAL right=EPERM alive=ESRCH reply=ESRCH moved=EPERM movable=EPERM movedAlive=ESRCH readable=EFAULT deadline=ETIMEDOUT closed=EPIPE unmapped=EFAULT space=ENOSPC
  ipcRecv right=EPERM alive=ESRCH empty=EAGAIN deadline=ETIMEDOUT oversize=EINVAL writable=EFAULT space=ENOSPC
  ipcRecvV2 payloadMax=EINVAL buffers=EINVAL right=EPERM alive=ESRCH empty=EAGAIN deadline=ETIMEDOUT oversize=EINVAL writable=EFAULT space=ENOSPC
  ipcSend length=EINVAL readable=EFAULT right=EPERM moved=EPERM movable=EPERM movedAlive=ESRCH globalBytes=ENOSPC factoryBytes=ENOSPC ownerBytes=ENOSPC alive=ESRCH depth=EAGAIN deadline=ETIMEDOUT endpointBytes=ENOSPC
  irqBind irq=EPERM notify=EPERM alive=ESRCH bound=EPERM
  irqComplete irq=EPERM bound=ESRCH received=EAGAIN
  map wxorx=EINVAL right=EPERM readOnly=EPERM offset=EPERM overlap=EINVAL memory=ENOMEM
  mmioMap right=EPERM offset=EPERM overlap=EINVAL memory=ENOMEM
  recvHeader right=EPERM alive=ESRCH empty=EAGAIN payload=EINVAL
  sendHeader length=EINVAL move=EINVAL right=EPERM alive=ESRCH depth=EAGAIN
  spawn pair=EINVAL space=EINVAL bootstrap=EPERM tasks=ENOMEM stackMemory=ENOMEM queue=EAGAIN
  taskKill child=EPERM alive=ESRCH
  taskWatch notify=EPERM alive=ESRCH quota=ENOSPC
  taskQos.get target=EINVAL
  taskQos.set target=EINVAL authority=EPERM escalation=EPERM queue=EAGAIN
  vmoCreate length=EPERM slot=EPERM space=ENOSPC memory=ENOMEM
  vmoDestroy right=EPERM inUse=EPERM
  vmoRead right=EPERM bounds=EPERM writable=EFAULT
  vmoShareRo right=EPERM space=ENOSPC
  vmoWrite right=EPERM bounds=EPERM readable=EFAULT
  wait self=EINVAL children=ECHILD target=ESRCH
  waitNohang self=EINVAL children=ECHILD target=ESRCH running=EAGAIN
  waitInfo self=EINVAL children=ECHILD target=ESRCH running=EAGAIN writable=EFAULT
`;

describe('rejects', () => {
  test.each(table(REJECTS).map(([name = '', ...rejects]) => [name, rejects] as const))(
    '%s rejects in this order, with these errors',
    (name, rejects) => {
      const found = linesOf(kernel, 'check', `${name}.`).map((line) => {
        const [, id = '', place = '', errno = ''] = line.split(' ');
        return { at: Number(place.slice(1)), text: `${id.slice(name.length + 1)}=${errno}` };
      });
      const inOrder = found.toSorted((a, b) => a.at - b.at).map(({ text }) => text);
      expect(inOrder).toEqual(rejects);
    },
  );

  test('no other call rejects anything', () => {
    const all = table(REJECTS).reduce((sum, row) => sum + row.length - 1, 0);
    expect(linesOf(kernel, 'check', '')).toHaveLength(all);
  });

  test.each([
    ['ipcSend', 'deadline depth'],
    ['ipcRecv', 'deadline empty'],
    ['ipcRecvV2', 'deadline empty'],
    ['sendHeader', ''],
    ['recvHeader', ''],
    ['waitNohang', ''],
  ])('%s waits at: %s', (name, waits) => {
    const found = linesOf(kernel, 'check', `${name}.`).filter((line) => line.endsWith(' waits'));
    const ids = found.map((line) => line.split(' ')[1]?.slice(name.length + 1));
    expect(ids.join(' ')).toBe(waits);
  });

  test('taskQos.set: only execd and policyd are spared the two checks of authority', () => {
    const spared = kernel.filter((line) => line.includes(' unless('));
    expect(spared).toEqual([
      'check taskQos.set.authority #1 EPERM unless(execd|policyd)',
      'check taskQos.set.escalation #2 EPERM unless(execd|policyd)',
    ]);
  });
});

/** Lines of a snapshot, by hand. Figures of the board are those of its standards. */
const FACTS: Readonly<Record<string, string>> = {
  kernel: `
    error kernel.error.EPERM 1
    error kernel.error.ESRCH 3
    error kernel.error.ECHILD 10
    error kernel.error.EAGAIN 11(QueueFull,QueueEmpty,RunQueueFull,WouldBlock)
    error kernel.error.ENOMEM 12
    error kernel.error.EFAULT 14
    error kernel.error.EINVAL 22
    error kernel.error.ENOSPC 28
    error kernel.error.ENOSYS 38
    error kernel.error.ETIMEDOUT 110
    limit kernel.limit.capSlots 96
    limit kernel.limit.maxFrame 8192
    limit kernel.limit.endpoints 384 scale=65000
    limit kernel.limit.endpointsPerOwner 96 scale=65000
    limit kernel.limit.factoryDepth 8
    limit kernel.limit.queueDepth 256
    limit kernel.limit.queuedBytes 67108864
    limit kernel.limit.queuedBytesPerOwner 262144
    limit kernel.limit.runQueue 64 scale=32768
    limit kernel.limit.serviceName 64
    limit kernel.limit.spaces 256 scale=32768
    limit kernel.limit.vmoBytes 16777216
    limit kernel.limit.timeslice 1000000
    limit kernel.limit.stealBatch 1
    type kernel.type.Rights flags u32(SEND=1 RECV=2 MAP=4 MANAGE=8 WRITE=16 TIME=32) errno EPERM
    type kernel.type.SendFlags flags u32(NONBLOCK=1) errno EINVAL
    type kernel.type.RecvFlags flags u32(NONBLOCK=1 TRUNCATE=2) errno EINVAL
    type kernel.type.MsgFlags flags u16 open(CAP_MOVE=1) errno EINVAL
    type kernel.type.Prot flags u32(READ=1 WRITE=2 EXEC=4) errno EINVAL
    type kernel.type.AsMapFlags flags u32(USER=1) errno EINVAL
    type kernel.type.MapFlags flags u32(VALID=1 READ=2 WRITE=4 EXEC=8 USER=16) errno EINVAL
    type kernel.type.CapKind enumeration u32 closed(Vmo=1 DeviceMmio=2) errno EINVAL
    type kernel.type.SpawnFailReason enumeration u32 closed(Unknown=0 Oom=1 CapTableFull=2 EndpointQuota=3 MapFailed=4 InvalidPayload=5 DeniedByPolicy=6) errno EINVAL
    type kernel.type.QosClass enumeration u8 closed(Idle=0 Normal=1 Interactive=2 PerfBurst=3) initial Normal errno EINVAL
    type kernel.type.Pid newtype u32 errno EINVAL
    type kernel.type.CapSlot newtype u32 errno EPERM
    type kernel.type.AsHandle newtype u32 min 1 errno EINVAL
    type kernel.type.PageVa newtype u53 align 4096 below 2147483648 errno EINVAL
    type kernel.type.EntryPc newtype u53 align 2 below 2147483648 errno EINVAL
    type kernel.type.PageLength newtype u53 align 4096 min 4096 below 2147483648 errno EINVAL
    type kernel.type.PhysicalPage newtype u53 align 4096 errno EINVAL
    type kernel.type.EndpointBudget newtype u32 min 1 errno EINVAL
    type kernel.type.QueueDepth newtype u32 min 1 below 257 errno EINVAL
    type kernel.type.StackPages newtype u32 min 1 below 65 errno EINVAL
    type kernel.type.MsgHeader struct 16B(src:u32@0 dst:u32@4 ty:MsgType@8 flags:MsgFlags@10 len:u32@12) errno EINVAL
    type kernel.type.RecvDesc struct 64B(magic:u32=1314408754@0 version:u32=1@4 slot:CapSlot@8 pad:zero(4)@12 headerOut:UserPtr@16 payloadOut:UserPtr@24 payloadMax:u53.bytes@32 senderServiceIdOut:UserPtr@40 flags:RecvFlags@48 pad2:zero(4)@52 deadline:u64.ns@56) errno EINVAL
    limit kernel.limit.clockWindow by kernel.type.QosClass(Idle=8000000 Normal=4000000 Interactive=1000000 PerfBurst=1000000) u64.ns
    marker banner 'neuron vers.' detail by neuron
    marker cpu1Online 'KINIT: cpu1 online' by neuron
    marker spawnReasons 'KSELFTEST: spawn reasons ok' by neuron
    marker resourceSentinel 'KSELFTEST: resource sentinel ok' by neuron
    marker smpOnline 'KSELFTEST: smp online ok' by neuron
    marker ipiCounterfactual 'KSELFTEST: ipi counterfactual ok' by neuron
    marker ipiResched 'KSELFTEST: ipi resched ok' by neuron
    marker rejectInvalidIpiTarget 'KSELFTEST: test_reject_invalid_ipi_target_cpu ok' by neuron
    marker rejectOfflineCpu 'KSELFTEST: test_reject_offline_cpu_resched ok' by neuron
    marker workStealing 'KSELFTEST: work stealing ok' by neuron
    marker rejectStealAboveBound 'KSELFTEST: test_reject_steal_above_bound ok' by neuron
    marker rejectStealHigherQos 'KSELFTEST: test_reject_steal_higher_qos ok' by neuron
    marker childExit 'SELFTEST: child exit ok' by selftest-client
    marker ipcPayload 'SELFTEST: ipc payload roundtrip ok' by selftest-client
    marker ipcDeadline 'SELFTEST: ipc deadline timeout ok' by selftest-client
    marker ipcLoopback 'SELFTEST: nexus-ipc kernel loopback ok' by selftest-client
    marker senderPid 'SELFTEST: ipc sender pid ok' by selftest-client
    marker senderServiceId 'SELFTEST: ipc sender service_id ok' by selftest-client
    marker qosOk 'SELFTEST: qos ok' by selftest-client
  `,
  execd: `
    principal execd 0x7b6096126000c028
  `,
  policyd: `
    principal policyd 0xc4b6d847aa573fa1
  `,
  ladder: `
    principal selftest-client 0x52c6c4a34ffb3f69
  `,
  ipc: `
    limit ipc.limit.mismatches 64
    type ipc.type.Nonce32 newtype u32 errno EINVAL
    type ipc.type.Nonce64 newtype u64 errno EINVAL
  `,
  logd: `
    service logd magic 'LO'
    version logd.v1 1 nonce none reply(status)
    version logd.v2 2 nonce u64 reply(status,nonce)
    status logd.status.OK 0
    status logd.status.MALFORMED 1
    status logd.status.UNSUPPORTED 2
    status logd.status.TOO_LARGE 3
    status logd.status.INVALID_ARGS 4
    status logd.status.OVER_LIMIT 5
    status logd.status.RATE_LIMITED 6
    limit logd.limit.records 128
    limit logd.limit.journalBytes 16384
    limit logd.limit.senders 64
    limit logd.limit.perWindow 24
    limit logd.limit.window 1000000000 u64.ns
    type logd.type.LogLevel enumeration u8 closed(Error=0 Warn=1 Info=2 Debug=3 Trace=4)
    op logd.append opcode 1 request 10..850B(level:LogLevel@12 scopeLength:length(u8 of scope)@13 messageLength:length(u16 of message)@14 fieldsLength:length(u16 of fields)@16 scope:text(scopeLength 0..64)@18 message:text(messageLength 0..256)@18+scope fields:text(fieldsLength 0..512)@18+scope+message) reply 21..29B(record:u64@13 dropped:u64@21)
    op logd.query opcode 2 request 14..22B(since:u64.ns@12 max:u16@20) reply 23..1023B(total:u64@13 dropped:u64@21 records:list(u16 0..32 ..992B LogRecord)@29)
    op logd.stats opcode 3 request 4..12B() reply 37..45B(total:u64@13 dropped:u64@21 recordCapacity:u32@29 byteCapacity:u32.bytes@33 usedRecords:u32@37 usedBytes:u32.bytes@41)
    type logd.type.LogRecord record 30..862B(id:u64@0 timestamp:u64.ns@8 level:LogLevel@16 service:u64@17 scopeLength:length(u8 of scope)@25 messageLength:length(u16 of message)@26 fieldsLength:length(u16 of fields)@28 scope:text(scopeLength 0..64)@30
    check logd.append.spoof #0 INVALID_ARGS
    check logd.append.rate #1 RATE_LIMITED
  `,
  init: `
    service init magic 'RT' malformed MALFORMED
    status init.status.OK 0
    status init.status.NOT_FOUND 1
    status init.status.MALFORMED 2
    status init.status.DENIED 3
    status init.status.STALE 4
    op init.get opcode 64 request 6..57B(name:text(u8 1..48)@4) reply 13..17B(send:u32@5
    limit init.limit.parked 32
  `,
  timed: `
    principal timed 0x2933756c392845a0
    service timed magic 'TM' version 1 nonce u32 reply(status,nonce) malformed MALFORMED authority any
    status timed.status.OK 0
    status timed.status.INVALID_ARGS 1
    status timed.status.OVER_LIMIT 2
    status timed.status.NOT_FOUND 3
    status timed.status.MALFORMED 4
    status timed.status.INTERNAL 5
    limit timed.limit.timersPerOwner 64
    limit timed.limit.timers 1024
    limit timed.limit.maxSleep 2000000000 u64.ns
    limit timed.limit.window by kernel.type.QosClass(Idle=8000000 Normal=4000000 Interactive=1000000 PerfBurst=0) u64.ns
    op timed.register opcode 1 request 18B(qos:QosClass@8 pad:zero(1)@9 deadline:u64.ns@10) reply 21B(timer:TimerId@9 coalesced:u64.ns@13)
    op timed.cancel opcode 2 request 12B(timer:TimerId@8) reply 9B()
    op timed.sleepUntil opcode 3 request 18B(qos:QosClass@8 pad:zero(1)@9 deadline:u64.ns@10) reply 17B(wake:u64.ns@9)
    check timed.register.qos #0 INVALID_ARGS
    check timed.register.overflow #1 INVALID_ARGS
    check timed.register.quota #2 OVER_LIMIT
    check timed.register.owners #3 OVER_LIMIT
    check timed.register.total #4 OVER_LIMIT
    check timed.cancel.timer #0 NOT_FOUND
    check timed.sleepUntil.qos #0 INVALID_ARGS
    check timed.sleepUntil.overflow #1 INVALID_ARGS
    check timed.sleepUntil.tooLong #2 INVALID_ARGS
    marker timedReady 'timed: ready' by timed
    marker timedCoalesce 'SELFTEST: timed coalesce ok' by selftest-client
  `,
};

describe.each(Object.entries(FACTS))('%s', (name, text) => {
  const lines = snapshot(name);
  const facts = text.trim().split('\n');
  test.each(facts.map((fact) => [fact.trim()] as const))('%s', (fact) => {
    const [kind = '', id = ''] = fact.split(' ');
    const [line = '', ...others] = linesOf(lines, kind, `${id} `);
    // What stands behind the fact is the project's own.
    expect(line.slice(0, fact.length)).toBe(fact);
    expect([line.slice(fact.length, fact.length + 1).trim(), others]).toEqual(['', []]);
  });
});
