/** Programs in C and Rust that call each other through the kernel, with the generated functions. */
import { Rights } from '@abicus/abi-kernel';
import { World } from '../../libs/kernel/test/support/world.ts';
import { C, compiled, Program, RUST } from './native-task.ts';

/** The slot of the endpoint of the server: SEND for the client, RECV for the server. */
const SLOT = 10;
/** The slots of the client with SEND of its own endpoint for replies, one for each, and the slot with RECV. */
const REPLIES = 11;
const SOURCE = 20;

/** The lengths of the requests: in registers, the longest that is, and in memory. */
const LENGTHS = [1, 32, 33, 200];

/** Sends bytes 0, 1, 2, … and prints the result, the type, and how many bytes of the reply are each one more. */
const CLIENT_C = `${C}
int main(void) {
  const size_t lengths[] = { ${LENGTHS.join(', ')} };
  begin();
  for (int n = 0; n < ${LENGTHS.length}; n++) {
    abicus_msg_type_t ty = 0;
    abicus_msg_flags_t flags = 0;
    abicus_cap_slot_t moved = 0;
    int right = 0;
    for (size_t i = 0; i < lengths[n]; i++) memory[i] = (uint8_t)i;
    const int64_t result = abicus_ipc_call_v2(${SLOT}, 7, 0, 0, memory + 0x1000, 256, 0, memory, lengths[n], n % 2 == 0 ? 0 : 1000000000, &ty, &flags, &moved);
    for (size_t i = 0; i < lengths[n]; i++) right += memory[0x1000 + i] == (uint8_t)(i + 1);
    end += sprintf(lines + end, "%d %d %d\\n", (int)result, (int)ty, right);
  }
  printf("%s", lines);
  return 0;
}
`;

const CLIENT_RUST = `${RUST}
fn main() {
    let mut task = Task::begin();
    let mut lines = String::new();
    for length in [${LENGTHS.join(', ')}] {
        for i in 0..length { at(0, length)[i] = i as u8; }
        let got = ipc_call_v2(|number, registers| task.trap(number, registers), CapSlot(${SLOT}), MsgType(7), MsgFlags(0),
            CapSlot(0), at(0x1000, 256), Instant(0), at(0, length), (length % 2) as u64 * 1_000_000_000).unwrap();
        let right = (0..length).filter(|&i| at(0x1000, length)[i] == (i + 1) as u8).count();
        lines += &format!("{} {} {right}\\n", got.length, got.ty.0);
    }
    print!("{lines}");
}
`;

/** Receives, and replies with each byte one more, until its deadline passes. Prints length, kind and sender. */
const SERVER_C = `${C}
int main(void) {
  uint64_t token = 0;
  size_t length = 0;
  begin();
  for (int n = 0; ; n++) {
    abicus_msg_type_t ty = 0;
    abicus_msg_flags_t flags = 0;
    abicus_cap_slot_t moved = 0;
    abicus_pid_t sender = 0;
    uint64_t identity = 0;
    abicus_instant_t now = 0;
    abicus_qos_class_t qos = 0;
    abicus_message_kind_t kind = 0;
    const int64_t result = abicus_ipc_reply_recv_v2(${SLOT}, 9, 0, 0, memory + 0x1000, 256, n < ${LENGTHS.length} ? 0 : 1,
      memory, length, token, &ty, &flags, &moved, &sender, &identity, &now, &qos, &token, &kind);
    end += sprintf(lines + end, "%d %d %d\\n", (int)result, (int)kind, (int)sender);
    if (result < 0) break;
    length = (size_t)result;
    for (size_t i = 0; i < length; i++) memory[i] = (uint8_t)(memory[0x1000 + i] + 1);
  }
  printf("%s", lines);
  return 0;
}
`;

const SERVER_RUST = `${RUST}
fn main() {
    let mut task = Task::begin();
    let mut lines = String::new();
    let (mut token, mut length) = (0, 0);
    for n in 0.. {
        let deadline = Instant(if n < ${LENGTHS.length} { 0 } else { 1 });
        let got = ipc_reply_recv_v2(|number, registers| task.trap(number, registers), CapSlot(${SLOT}), MsgType(9),
            MsgFlags(0), CapSlot(0), at(0x1000, 256), deadline, at(0, length), token);
        match got {
            Err(errno) => { lines += &format!("-{errno} 0 0\\n"); break }
            Ok(one) => {
                lines += &format!("{} {} {}\\n", one.length, one.kind.0, one.sender.0);
                (token, length) = (one.token, one.length as usize);
            }
        }
        for i in 0..length { at(0, length)[i] = at(0x1000, length)[i] + 1; }
    }
    print!("{lines}");
}
`;

/** The same with ipcCall: the header moves a capability for each reply. Prints the result, and how much of it is right. */
const CALLER_C = `${C}
int main(void) {
  const size_t lengths[] = { ${LENGTHS.join(', ')} };
  struct abicus_msg_header *header = (struct abicus_msg_header *)(memory + 0x1f00);
  begin();
  for (int n = 0; n < ${LENGTHS.length}; n++) {
    int right = 0;
    for (size_t i = 0; i < lengths[n]; i++) memory[i] = (uint8_t)i;
    *header = (struct abicus_msg_header){
      .src = ${REPLIES} + n, .ty = 7, .flags = ABICUS_MSG_FLAGS_CAP_MOVE, .len = lengths[n] };
    const int64_t result = abicus_ipc_call(${SLOT}, header, memory, lengths[n], memory + 0x1000, 256);
    for (size_t i = 0; i < lengths[n]; i++) right += memory[0x1000 + i] == (uint8_t)(i + 1);
    end += sprintf(lines + end, "%d %d\\n", (int)result, right);
  }
  printf("%s", lines);
  return 0;
}
`;

const CALLER_RUST = `${RUST}
fn main() {
    let mut task = Task::begin();
    let mut lines = String::new();
    let header = unsafe { &mut *((BASE + 0x1f00) as *mut MsgHeader) };
    for (n, length) in [${LENGTHS.join(', ')}].into_iter().enumerate() {
        for i in 0..length { at(0, length)[i] = i as u8; }
        *header = MsgHeader {
            src: ${REPLIES} + n as u32, dst: 0, ty: MsgType(7), flags: MsgFlags::CAP_MOVE, len: length as u32 };
        let got = ipc_call(|number, registers| task.trap(number, registers), CapSlot(${SLOT}), header, at(0, length),
            at(0x1000, 256)).unwrap();
        let right = (0..length).filter(|&i| at(0x1000, length)[i] == (i + 1) as u8).count();
        lines += &format!("{got} {right}\\n");
    }
    print!("{lines}");
}
`;

/** Receives with ipcRecvV2, then replies and receives with ipcReplyRecv. Prints length and sender. */
const REPLIER_C = `${C}
int main(void) {
  struct abicus_msg_header *header = (struct abicus_msg_header *)(memory + 0x1f00);
  const struct abicus_msg_header *got = (struct abicus_msg_header *)(memory + 0x1d00);
  struct abicus_recv_desc *desc = (struct abicus_recv_desc *)(memory + 0x1e00);
  begin();
  for (int n = 0; ; n++) {
    *desc = (struct abicus_recv_desc){ .magic = 0x4e584932, .version = 1, .slot = ${SLOT}, .header_out = BASE + 0x1d00,
      .payload_out = BASE + 0x1000, .payload_max = 256, .sender_service_id_out = BASE + 0x1d80, .deadline = n < ${LENGTHS.length} ? 0 : 1 };
    const int64_t result = n == 0 ? abicus_ipc_recv_v2(desc) : abicus_ipc_reply_recv(got->src, header, memory, header->len, desc);
    end += sprintf(lines + end, "%d %d\\n", (int)result, result < 0 ? 0 : (int)got->dst);
    if (result < 0) break;
    *header = (struct abicus_msg_header){ .ty = 9, .len = (uint32_t)result };
    for (int i = 0; i < (int)result; i++) memory[i] = (uint8_t)(memory[0x1000 + i] + 1);
  }
  printf("%s", lines);
  return 0;
}
`;

const REPLIER_RUST = `${RUST}
fn main() {
    let mut task = Task::begin();
    let mut lines = String::new();
    let header = unsafe { &mut *((BASE + 0x1f00) as *mut MsgHeader) };
    let got = unsafe { &*((BASE + 0x1d00) as *const MsgHeader) };
    let desc = unsafe { &mut *((BASE + 0x1e00) as *mut RecvDesc) };
    for n in 0.. {
        *desc = RecvDesc { magic: 0x4e584932, version: 1, slot: CapSlot(${SLOT}), pad: [0; 4],
            header_out: UserPtr((BASE + 0x1d00) as _), payload_out: UserPtr((BASE + 0x1000) as _), payload_max: 256,
            sender_service_id_out: UserPtr((BASE + 0x1d80) as _), flags: RecvFlags(0), pad2: [0; 4],
            deadline: if n < ${LENGTHS.length} { 0 } else { 1 } };
        let trap = |number, registers: &mut [u64; 14]| task.trap(number, registers);
        let result = if n == 0 { ipc_recv_v2(trap, desc) } else {
            ipc_reply_recv(trap, CapSlot(got.src), header, at(0, header.len as usize), desc)
        };
        match result {
            Err(errno) => { lines += &format!("-{errno} 0\\n"); break }
            Ok(length) => {
                let sender = got.dst;
                lines += &format!("{length} {sender}\\n");
                *header = MsgHeader { src: 0, dst: 0, ty: MsgType(9), flags: MsgFlags(0), len: length };
                for i in 0..length as usize { at(0, length as usize)[i] = at(0x1000, length as usize)[i] + 1; }
            }
        }
    }
    print!("{lines}");
}
`;

type Source = readonly [language: 'c' | 'rust', text: string];

/** A client and a server, each in one of the languages. */
export type Pair = {
  readonly what: string;
  readonly client: Source;
  readonly server: Source;
  /** What they print, if the client has this pid. */
  readonly calls: string;
  readonly serves: (pid: number) => string;
};

const V2 = {
  calls: LENGTHS.map((length) => `${length} 9 ${length}\n`).join(''),
  serves: (pid: number): string =>
    `${LENGTHS.map((length) => `${length} 1 ${pid}\n`).join('')}-110 0 0\n`,
};
const V1 = {
  calls: LENGTHS.map((length) => `${length} ${length}\n`).join(''),
  serves: (pid: number): string =>
    `${LENGTHS.map((length) => `${length} ${pid}\n`).join('')}-110 0\n`,
};

/** In each language a client and a server of each form of call. */
export const PAIRS: readonly Pair[] = [
  {
    what: 'in C with ipcCallV2, a server in Rust',
    client: ['c', CLIENT_C],
    server: ['rust', SERVER_RUST],
    ...V2,
  },
  {
    what: 'in Rust with ipcCallV2, a server in C',
    client: ['rust', CLIENT_RUST],
    server: ['c', SERVER_C],
    ...V2,
  },
  {
    what: 'in C with ipcCall, a server in Rust',
    client: ['c', CALLER_C],
    server: ['rust', REPLIER_RUST],
    ...V1,
  },
  {
    what: 'in Rust with ipcCall, a server in C',
    client: ['rust', CALLER_RUST],
    server: ['c', REPLIER_C],
    ...V1,
  },
];

/** Runs a client and a server until both have printed what they saw; returns that, and the pid of the client. */
export function played({ client, server }: Pick<Pair, 'client' | 'server'>): {
  calls: string;
  serves: string;
  pid: number;
} {
  const world = new World();
  const { init } = world;
  const [endpoint, replies] = [world.endpoint(2), world.endpoint(2)];
  const [calls, serves] = [client, server].map(([language, text], at) => {
    const actor = world.exec(init);
    world.give(init, endpoint, actor, at === 0 ? Rights.SEND : Rights.RECV, SLOT);
    return new Program(world, actor, compiled(language, text));
  });
  if (calls === undefined || serves === undefined) throw new Error('two programs');
  for (const n of LENGTHS.keys()) world.give(init, replies, calls.actor, Rights.SEND, REPLIES + n);
  world.give(init, replies, calls.actor, Rights.RECV, SOURCE);
  for (let i = 0; i < 40; i++) {
    if (serves.isReady) serves.step();
    if (calls.isReady) calls.step();
    world.settle(2);
  }
  return { calls: calls.printed ?? '', serves: serves.printed ?? '', pid: calls.actor.pid };
}
