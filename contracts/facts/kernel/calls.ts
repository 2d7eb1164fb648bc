/**
 * The syscalls: number and name; arguments, from a0 on; what is returned; what a call costs in nanoseconds, and its audit
 * line. `bytes[1..most]` is a pair of registers, the length in the second, and `~` has the registers of a short one.
 * `=1` is the operation in a0. `name@t5` is in that register, and others follow from where the last one was.
 */
import { rowsOf, wordsOf } from '../lines.ts';

/** Of the system whose ABI this is: 0 to 31 are of its first era, 36 to 59 of a later one. */
const UPSTREAM = `
  0 yield; ; ; 1000
  1 nsec; ; u64.ns; 1000
  2 sendHeader; slot:CapSlot ty:u16 flags:MsgFlags len:u32.bytes; u32.bytes; 2000
  3 recvHeader; slot:CapSlot; u32.bytes; 2000
  4 map; slot:CapSlot va:PageVa offset:u53.bytes flags:MapFlags; ; 3000
  5 vmoCreate; slot:CapSlot|ones length:u53.bytes; CapSlot; 5000
  6 vmoWrite; slot:CapSlot offset:u53.bytes data:in-bytes[0..]; u53.bytes; 3000
  7 spawn; entry:EntryPc stack:UserPtr|zero space:AsHandle|zero bootstrap:CapSlot gp:u53; Pid; 10000
  8 capTransfer; child:Pid slot:CapSlot rights:Rights; CapSlot; 2000
  9 asCreate; ; AsHandle; 5000
  10 asMap; space:AsHandle vmo:CapSlot va:PageVa length:PageLength prot:Prot flags:AsMapFlags; ; 5000
  11 exit; status:ExitStatus; never; 10000
  12 wait; target:WaitTarget; Pid status:ExitStatus@a1; 2000
  13 exec; image:in-bytes[1..imageBytes] stackPages:StackPages gp:u53; Pid; 50000
  14 ipcSend; slot:CapSlot header:in-MsgHeader payload:in-bytes[0..maxFrame] flags:SendFlags deadline:u64.ns; u32.bytes; 2000
  15 taskQos.get; =0 target:Pid; QosClass; 1000
  15 taskQos.set; =1 target:Pid qos:QosClass; ; 1000 audit qos.audit.qosAudit
  16 debugPutc; byte:u8; ; 1000
  17 execV2; image:in-bytes[1..imageBytes] stackPages:StackPages gp:u53 name:in-bytes[1..serviceName]; Pid; 50000
  18 ipcRecv; slot:CapSlot header:out-MsgHeader payload:out-bytes[0..] flags:RecvFlags deadline:u64.ns; u32.bytes; 2000
  19 ipcEndpointCreate; ; ; 1000
  20 capClose; slot:CapSlot; ; 1000
  21 ipcEndpointClose; slot:CapSlot; ; 3000
  22 ipcEndpointCreateV2; factory:CapSlot depth:QueueDepth; CapSlot; 5000
  23 ipcEndpointCreateFor; factory:CapSlot owner:Pid depth:QueueDepth; CapSlot; 5000
  24 capClone; slot:CapSlot; CapSlot; 1000
  25 getpid; ; Pid; 1000
  26 ipcRecvV2; desc:in-RecvDesc; u32.bytes; 2000
  27 mmioMap; slot:CapSlot va:PageVa offset:u53.bytes; ; 3000
  28 capQuery; slot:CapSlot out:out-CapInfo; ; 1000
  29 spawnLastError; ; SpawnFailReason; 1000
  30 deviceCapCreate; base:PhysicalPage length:PageLength slot:CapSlot; CapSlot; 2000
  31 capTransferTo; child:Pid slot:CapSlot rights:Rights childSlot:CapSlot; CapSlot; 2000
  36 irqBind; irq:CapSlot notify:CapSlot cookie:u64; ; 2000
  37 irqComplete; irq:CapSlot; ; 2000
  44 debugWrite; text:in-bytes[0..debugLine]; u32.bytes; 2000
  46 vmoDestroy; slot:CapSlot; ; 3000
  47 vmoRead; slot:CapSlot offset:u53.bytes data:out-bytes[0..]; u53.bytes; 3000
  51 vmoShareRo; slot:CapSlot; CapSlot; 1000
  52 waitNohang; target:WaitTarget; Pid status:ExitStatus@a1; 2000
  58 ipcCall; slot:CapSlot header:in-MsgHeader payload:in-bytes[0..] reply:out-bytes[0..]~a1,a2,a3,a4; u32.bytes; 2000
  59 ipcReplyRecv; slot:CapSlot header:in-MsgHeader payload:in-bytes[0..] desc:in-RecvDesc; u32.bytes; 2000
`;

/** The payload of a call in one trap. */
const PAYLOAD = 'payload:in-bytes[0..]@t1,t0~t1,t2,t3,t4';

/** This kernel's own, from 128 on. */
const OWN = `
  128 ipcCallV2; slot:CapSlot ty:MsgType flags:MsgFlags moved:CapSlot reply:out-bytes[0..]~t1,t2,t3,t4 deadline:Instant ${PAYLOAD} budget:u53.ns@t6; u32.bytes ty:MsgType@a1 flags:MsgFlags@a2 moved:CapSlot@a3; 2000
  129 ipcReplyRecvV2; slot:CapSlot ty:MsgType flags:MsgFlags moved:CapSlot received:out-bytes[0..]~t1,t2,t3,t4 deadline:Instant ${PAYLOAD} token:u53@t5; u32.bytes ty:MsgType@a1 flags:MsgFlags@a2 moved:CapSlot@a3 sender:Pid@a4 identity:u64@a5 now:Instant@a6 qos:QosClass@t0 token:u53@t5 kind:MessageKind@t6; 2000
  130 ipcCallStart; slot:CapSlot ty:MsgType flags:MsgFlags moved:CapSlot notify:CapSlot replyMax:u32.bytes deadline:Instant ${PAYLOAD} badge:u53@t5; ; 2000
  131 capWatch; slot:CapSlot notify:CapSlot cookie:u64; u64; 2000
  132 taskWatch; target:Pid notify:CapSlot cookie:u64; u64; 2000
  133 waitInfo; target:WaitTarget flags:WaitFlags out:out-ExitInfo; Pid; 2000
  134 taskKill; child:Pid; ; 10000
  135 capDerive; slot:CapSlot rights:Rights; CapSlot; 1000
  136 factoryDerive; factory:CapSlot budget:EndpointBudget bytes:u32.bytes; CapSlot; 2000
`;

/** What an argument carries, as snapshots have it, and how many registers it takes. */
function carried(what: string): { readonly text: string; readonly count: number } {
  const [, direction = '', least = '', most = ''] =
    /^(in|out)-bytes\[(\d+)\.\.(\w*)\]$/.exec(what) ?? [];
  if (direction === '') return { text: what.replace('-', ' '), count: 1 };
  const bound = most === '' ? '' : ` max kernel.limit.${most}`;
  return { text: `${direction} bytes${bound} min ${least}`, count: 2 };
}

/** The arguments of a row; those without a register are in the next ones, from this one on. */
function argumentsOf(given: readonly string[], from: number): string {
  let next = from;
  const said = given.map((one) => {
    const [, name = '', what = '', registers, short] =
      /^(\w+):([^@~]+)(?:@([^~]+))?(?:~(.+))?$/.exec(one) ?? [];
    const { text, count } = carried(what);
    const taken = registers ?? Array.from({ length: count }, () => `a${next++}`).join();
    return `${name}:${text}@${taken}${short === undefined ? '' : ` short ${short}`}`;
  });
  return `args(${said.join(' ')})`;
}

function lineOf([call = '', given = '', returned = '', cost = '']: readonly string[]): string {
  const [number = '', name = ''] = call.split(' ');
  const [first = '', ...others] = wordsOf(given);
  const selected = first.startsWith('=');
  const args = selected ? argumentsOf(others, 1) : argumentsOf(wordsOf(given), 0);
  const [returns = '', ...results] = wordsOf(returned);
  return [
    `syscall ${name} number ${number}`,
    ...(selected ? [`selector a0=${first.slice(1)}`] : []),
    args,
    ...(returns === '' || returns === 'never' ? [] : [`returns ${returns}`]),
    ...(results.length === 0 ? [] : [`results(${results.join(' ')})`]),
    ...(returns === 'never' ? ['noReturn'] : []),
    `cost ${cost}`,
  ].join(' ');
}

/** The lines of all syscalls, without the errors, which follow from checks and types. */
export const CALLS: readonly string[] = [UPSTREAM, OWN].flatMap(rowsOf).map(lineOf);
