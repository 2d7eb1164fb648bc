/** Calls in C and Rust with every register: run over a trap that shows what it is given, and compiled for RISC-V. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contractFile } from '../../testing/annotated.ts';
import { C, compilerSays, CPP, nativeTexts, placed, RUST, without } from '../../testing/native.ts';
import { ONE_TRAP } from '../../testing/one-trap.ts';

const RISCV = 'riscv64-linux-gnu-gcc';
const [noCc, noCpp, noRust] = [without('cc'), without('c++'), without('rustc')];
const noRiscv = without(RISCV);

const texts = nativeTexts([contractFile(ONE_TRAP)]);
const FLAGS = C.filter((flag) => !['-fsyntax-only', '-x', 'c'].includes(flag));

const PROGRAM = `
#include <stdio.h>
#include <string.h>
#include "abicus.h"
static uint64_t answered = 3;
void abicus_ecall_registers(uint64_t number, struct abicus_registers *r) {
  printf("%d: %llx %llx %llx %llx room %llu deadline %llx payload %llu:", (int)number,
         (unsigned long long)r->a0, (unsigned long long)r->a1, (unsigned long long)r->a2,
         (unsigned long long)r->a3, (unsigned long long)r->a5, (unsigned long long)r->a6,
         (unsigned long long)r->t0);
  if (r->t0 > 32) printf(" at %.*s", (int)r->t0, (const char *)(uintptr_t)r->t1);
  else printf(" %llx %llx %llx %llx", (unsigned long long)r->t1, (unsigned long long)r->t2,
              (unsigned long long)r->t3, (unsigned long long)r->t4);
  printf("\\n");
  if (answered > 32 && r->a5 >= answered) memset((void *)(uintptr_t)r->a4, 'z', answered);
  r->a0 = answered;
  r->a1 = 0xffff;
  r->a2 = 2;
  r->a3 = 0xfffffffe;
  r->a4 = 44;
  r->a5 = UINT64_MAX;
  r->a6 = 66;
  r->t0 = 1;
  r->t1 = UINT64_C(0x6867666564636261);
  r->t2 = r->t3 = r->t4 = UINT64_C(0x7878787878787878);
  r->t5 = UINT64_MAX - 1;
  r->t6 = 2;
}
int main(void) {
  uint16_t ty = 0;
  abicus_msg_flags_t flags = 0;
  uint32_t moved = 0;
  /* Payloads of any length at any address: nothing beyond their end is read into registers. */
  const char *text = "#ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkl";
  char reply[64];
  const size_t lengths[] = { 0, 1, 9, 31, 32, 33 };
  for (size_t i = 0; i < 6; i++) {
    memset(reply, '.', sizeof reply);
    long long n = abicus_ipc_call(5, 7, 1, 9, reply + 1, 12, UINT64_C(0x123456789abcdef0), text + 1,
                                  lengths[i], &ty, &flags, &moved);
    printf("%lld %x %x %x %.6s\\n", n, ty, flags, moved, reply);
  }
  answered = 32;
  memset(reply, '.', sizeof reply);
  abicus_ipc_call(5, 7, 1, 9, reply, 2, 0, NULL, 0, &ty, &flags, &moved);
  printf("%.4s\\n", reply);
  abicus_ipc_call(5, 7, 1, 9, NULL, 0, 0, NULL, 0, &ty, &flags, &moved);
  answered = 40;
  abicus_ipc_call(5, 7, 1, 9, reply, 64, 0, NULL, 0, &ty, &flags, &moved);
  printf("%.41s\\n", reply);
  answered = 0;
  abicus_pid_t sender;
  uint64_t identity, now, token;
  abicus_qos_class_t qos;
  abicus_msg_kind_t kind;
  abicus_ipc_reply_recv(1, 2, 3, UINT64_MAX, reply, 64, 4, text, 3, &ty, &flags, &moved, &sender,
                        &identity, &now, &qos, &token, &kind);
  printf("%u %llx %llu %u %llx %u\\n", sender, (unsigned long long)identity,
         (unsigned long long)now, qos, (unsigned long long)token, kind);
  answered = (uint64_t)-11;
  ty = 1;
  long long failed = abicus_ipc_call(5, 7, 1, 9, reply, 64, 0, NULL, 0, &ty, &flags, &moved);
  printf("%lld %x\\n", failed, ty);
  return 0;
}
`;

const FIRST = '128: 5 7 1 9 room 12 deadline 123456789abcdef0 payload';
const GIVEN = '3 ffff 2 fffffffe .abc..';
const NONE = '0 0 0 0';

test.skipIf(noCc !== '')(
  `a program in C passes a6 and t0 to t6, and reads them${noCc}`,
  async () => {
    const { folder } = placed(await texts);
    writeFileSync(join(folder, 'main.c'), PROGRAM);
    const flags = ['-O1', '-fsanitize=address,undefined', '-DABICUS_ECALL', '-o', 'main', 'main.c'];
    expect(compilerSays(folder, 'cc', [...FLAGS, ...flags])).toBe('');
    expect(compilerSays(folder, join(folder, 'main'), []).trim().split('\n')).toEqual([
      `${FIRST} 0: ${NONE}`,
      GIVEN,
      `${FIRST} 1: 41 0 0 0`,
      GIVEN,
      `${FIRST} 9: 4847464544434241 49 0 0`,
      GIVEN,
      `${FIRST} 31: 4847464544434241 504f4e4d4c4b4a49 5857565554535251 65646362615a59`,
      GIVEN,
      `${FIRST} 32: 4847464544434241 504f4e4d4c4b4a49 5857565554535251 6665646362615a59`,
      GIVEN,
      `${FIRST} 33: at ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg`,
      GIVEN,
      // Of a reply that is longer than the room, as much as fits.
      `128: 5 7 1 9 room 2 deadline 0 payload 0: ${NONE}`,
      'ab..',
      `128: 5 7 1 9 room 0 deadline 0 payload 0: ${NONE}`,
      `128: 5 7 1 9 room 64 deadline 0 payload 0: ${NONE}`,
      `${'z'.repeat(40)}.`,
      '129: 1 2 3 ffffffffffffffff room 64 deadline 4 payload 3: 424123 0 0 0',
      '44 ffffffffffffffff 66 1 fffffffffffffffe 2',
      // A call that fails leaves what its pointers say as it is.
      `128: 5 7 1 9 room 64 deadline 0 payload 0: ${NONE}`,
      '-11 1',
    ]);
  },
);

test.skipIf(noCpp !== '')(`these calls compile as C++${noCpp}`, async () => {
  const { folder } = placed(await texts);
  expect(compilerSays(folder, 'c++', [...CPP, '-DABICUS_ECALL', 'abicus.h'])).toBe('');
});

test.skipIf(noRust !== '')(`these calls compile as Rust${noRust}`, async () => {
  const { folder } = placed(await texts);
  expect(compilerSays(folder, 'rustc', [...RUST, 'abicus.rs'])).toBe('');
});

const PROGRAM_RUST = `
#[path = "abicus.rs"]
#[allow(dead_code)]
mod abicus;
use abicus::*;
/// A kernel that shows what it is given, and gives an answer of so many bytes.
fn kernel(answer: u64) -> impl FnOnce(u64, &mut [u64; 14]) {
    move |number, registers| {
        print!("{number}:");
        for one in *registers { print!(" {}", if one > u64::from(u32::MAX) && one < 1 << 60 { String::from("at") } else { format!("{one:x}") }); }
        println!();
        if registers[7] > 32 {
            let at = registers[8] as *const u8;
            let bytes = unsafe { std::slice::from_raw_parts(at, registers[7] as usize) };
            println!("{}", std::str::from_utf8(bytes).unwrap());
        }
        if answer > 32 && answer < 100 {
            unsafe { std::slice::from_raw_parts_mut(registers[4] as *mut u8, answer as usize) }.fill(b'z');
        }
        *registers = [answer, 0xffff, 2, 0xfffffffe, 44, u64::MAX, 66, 1, 0x6867666564636261, 0x78, 0, 0, u64::MAX - 1, 2];
    }
}
fn call(answer: u64, room: usize, payload: &[u8]) {
    let mut reply = [b'.'; 64];
    let result = ipc_call(kernel(answer), CapSlot(5), 7, MsgFlags(1), 9, &mut reply[..room], u64::MAX, payload);
    println!("{result:?} {}", std::str::from_utf8(&reply[..42]).unwrap().trim_end_matches('.'));
}
fn main() {
    let text = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkl";
    call(3, 0, b"");
    call(9, 12, &text[1..10]);
    call(40, 64, &text[..32]);
    call(0, 0, &text[..33]);
    call((-11i64) as u64, 64, b"a");
    let got = ipc_reply_recv(kernel(0), CapSlot(1), 2, MsgFlags(3), u64::MAX, &mut [], 4, b"#AB");
    println!("{got:?}");
}
`;

test.skipIf(noRust !== '')(
  `a program in Rust passes a6 and t0 to t6, and reads them${noRust}`,
  async () => {
    const { folder } = placed(await texts);
    writeFileSync(join(folder, 'main.rs'), PROGRAM_RUST);
    const flags = ['--edition', '2021', '-A', 'warnings', '-o', 'main', 'main.rs'];
    expect(compilerSays(folder, 'rustc', flags)).toBe('');
    const given = (length: number, rest: string): string =>
      `Ok(IpcCallResult { length: ${length}, ty: 65535, flags: MsgFlags(2), moved: 4294967294 }) ${rest}`;
    const ones = 'f'.repeat(16);
    expect(compilerSays(folder, join(folder, 'main'), []).split('\n')).toEqual([
      `128: 5 7 1 9 at 0 ${ones} 0 0 0 0 0 0 0`,
      given(3, ''),
      `128: 5 7 1 9 at c ${ones} 9 4948474645444342 4a 0 0 0 0`,
      given(9, 'abcdefghx'),
      `128: 5 7 1 9 at 40 ${ones} 20 4847464544434241 504f4e4d4c4b4a49 5857565554535251 6665646362615a59 0 0`,
      given(40, 'z'.repeat(40)),
      `128: 5 7 1 9 at 0 ${ones} 21 at 0 0 0 0 0`,
      'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg',
      given(0, ''),
      `128: 5 7 1 9 at 40 ${ones} 1 61 0 0 0 0 0`,
      'Err(11) ',
      `129: 1 2 3 ${ones} 1 0 4 3 424123 0 0 0 0 0`,
      'Ok(IpcReplyRecvResult { length: 0, ty: 65535, flags: MsgFlags(2), moved: 4294967294, sender: Pid(44), ' +
        'identity: 18446744073709551615, now: 66, qos: QosClass(1), token: 18446744073709551614, kind: MsgKind(2) })',
      '',
    ]);
  },
);

const KEPT = `
#include "abicus.h"
struct all { uint64_t token, now, kept[12]; };
/* More is held across the trap than registers that calls keep have room for. */
void call(struct all *all, uint64_t deadline) {
  uint64_t kept[12];
  for (int i = 0; i < 12; i++) kept[i] = all->kept[i] * 3;
  uint16_t ty;
  abicus_msg_flags_t flags;
  uint32_t moved;
  abicus_pid_t sender;
  uint64_t identity, now = 0, token = 0;
  abicus_qos_class_t qos;
  abicus_msg_kind_t kind;
  abicus_ipc_reply_recv(1, 2, 3, 4, 0, 0, deadline, "ab", 2, &ty, &flags, &moved, &sender, &identity,
                        &now, &qos, &token, &kind);
  all->token = token;
  all->now = now;
  for (int i = 0; i < 12; i++) all->kept[i] = kept[i];
}
`;

test.skipIf(noRiscv !== '')(
  `for RISC-V one ecall has all registers, and nothing is held in them across it${noRiscv}`,
  async () => {
    const { folder } = placed(await texts);
    writeFileSync(join(folder, 'kept.c'), KEPT);
    const bare = [...FLAGS, '-O2', '-ffreestanding', '-fno-tree-vectorize'];
    expect(compilerSays(folder, RISCV, [...bare, '-c', 'kept.c'])).toBe('');
    const text = compilerSays(folder, RISCV, [...bare, '-S', '-o', '-', 'kept.c']);
    const code = text.slice(text.indexOf('\ncall:'), text.indexOf('.size\tcall'));
    const [before = '', after = '', ...more] = code.split(/\becall\b/);
    expect(more).toEqual([]);
    for (const loaded of ['a0,1', 'a3,4', 't0,2', 'a7,129']) {
      expect(before).toContain(`\tli\t${loaded}\n`);
    }
    // What is read after the trap before it is written: results, and registers that calls keep.
    const written = new Set<string>();
    const read = new Set<string>();
    for (const line of after.split('\n')) {
      const [, name = '', operands = ''] = /^\t([a-z]\w*)\t(.*)$/.exec(line) ?? [];
      const [first = '', ...others] = operands.split(/[,()]+/);
      const takesFirst = /^(?:s[bhwd]|b[a-z]+|jr)$/.test(name);
      for (const one of takesFirst ? [first, ...others] : others) {
        if (/^[at]\d$/.test(one) && !written.has(one)) read.add(one);
      }
      if (!takesFirst) written.add(first);
    }
    expect([...read].filter((one) => !['a0', 'a6', 't5'].includes(one))).toEqual([]);
    for (const stored of ['t5', 'a6']) expect(after).toContain(`\tsd\t${stored},`);
  },
);
