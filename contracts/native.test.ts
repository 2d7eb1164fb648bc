/**
 * The C header and the Rust crate that the contracts give are compiled: their own assertions
 * compare sizes and offsets with those of the contracts. The C functions then run over a trap that
 * prints the registers it is given.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { compilerSays as run, CPP, RUST, without } from '../tools/codegen/src/testing/native.ts';

const native = join(import.meta.dirname, '../libs/abi/native');
const header = join(native, 'include/abicus.h');
const C = ['-std=c11', '-Wall', '-Wextra', '-Werror', '-I', join(native, 'include')];

const RISCV = 'riscv64-linux-gnu-gcc';

const [noCc, noCpp] = [without('cc'), without('c++')];
const [noRust, noRiscv] = [without('rustc'), without(RISCV)];

/** A folder that is removed when the test is over. */
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'abicus-native-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

const PROGRAM = `
#include <stdio.h>
#define ABICUS_ECALL
#include "abicus.h"
#include "abicus.h"
struct abicus_result abicus_ecall(uint64_t number, uint64_t a0, uint64_t a1, uint64_t a2,
                                  uint64_t a3, uint64_t a4, uint64_t a5) {
  printf("%d: %llx %llx %llx %llx %llx %llx\\n", (int)number, (unsigned long long)a0,
         (unsigned long long)a1, (unsigned long long)a2, (unsigned long long)a3,
         (unsigned long long)a4, (unsigned long long)a5);
  return (struct abicus_result){ 7, (uint64_t)-22 };
}
int main(void) {
  abicus_exit_status_t status = 0;
  abicus_task_qos_get(5);
  abicus_task_qos_set(0x10002, ABICUS_QOS_CLASS_PERF_BURST);
  abicus_vmo_create(UINT64_MAX, 4096);
  abicus_ipc_send(3, (const struct abicus_msg_header *)0x1000, (const void *)0x2000, 16,
                  ABICUS_SEND_FLAGS_NONBLOCK, UINT64_C(0x123456789abcdef0));
  long long pid = abicus_wait(-1, &status);
  printf("%lld %d\\n", pid, status);
  return 0;
}
`;

test.skipIf(noCc !== '')(`the C header compiles, its assertions hold${noCc}`, () => {
  const at = folder();
  expect(run(at, 'cc', [...C, '-fsyntax-only', '-x', 'c', header])).toBe('');
  expect(run(at, 'cc', [...C, '-DABICUS_ECALL', '-fsyntax-only', '-x', 'c', header])).toBe('');
});

test.skipIf(noCpp !== '')(`the C header compiles as C++, its assertions hold${noCpp}`, () => {
  expect(run(folder(), 'c++', [...CPP, '-DABICUS_ECALL', header])).toBe('');
});

test.skipIf(noRust !== '')(`the Rust crate compiles, its assertions hold${noRust}`, () => {
  expect(run(folder(), 'rustc', [...RUST, join(native, 'rust/abicus.rs')])).toBe('');
});

test.skipIf(noCc !== '')(`C functions fill the registers of their contracts${noCc}`, () => {
  const at = folder();
  writeFileSync(join(at, 'main.c'), PROGRAM);
  expect(run(at, 'cc', [...C, '-o', 'main', 'main.c'])).toBe('');
  expect(run(at, join(at, 'main'), []).trim().split('\n')).toEqual([
    '15: 0 5 0 0 0 0',
    '15: 1 10002 3 0 0 0',
    '5: ffffffffffffffff 1000 0 0 0 0',
    '14: 3 1000 2000 10 1 123456789abcdef0',
    '12: ffffffffffffffff 0 0 0 0 0',
    '7 -22',
  ]);
});

/** The example of a language in the package's README. */
function example(language: string): string {
  const readme = readFileSync(join(native, 'README.md'), 'utf8');
  const found = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(readme)?.[1];
  if (found === undefined) throw new Error(`the README has no example in ${language}`);
  return found;
}

/** Requests to register, by hand: a good one, one of a class that there is none of, one with padding. */
const REQUESTS = [
  '54 4d 01 01 09 00 00 00 02 00 80 96 98 00 00 00 00 00',
  '54 4d 01 01 09 00 00 00 07 00 80 96 98 00 00 00 00 00',
  '54 4d 01 01 09 00 00 00 02 01 80 96 98 00 00 00 00 00',
].map((text) => text.split(' ').map((byte) => `0x${byte}`));

/** What the examples answer: timer 3, put off to 16 ms; INVALID_ARGS; MALFORMED, without a body. */
const GOOD = '544d0181000900000003000000002400f400000000';
const INVALID = `544d018101090000${'00'.repeat(13)}`;

const MALFORMED = '544d01810409000000';

const EXAMPLE_C = (text: string): string => `
#include <stdio.h>
#include "abicus.h"
static void serve(const uint8_t *frame, size_t size) {
  uint8_t reply[ABICUS_TIMED_REGISTER_REPLY_MAX_SIZE];
  const struct abicus_timed_register_reply values = { .timer = 3, .coalesced = UINT64_C(0xf4002400) };
${text}
  printf("%d ", (int)result);
  for (size_t i = 0; i < length; i++) printf("%02x", reply[i]);
  printf(";");
}
int main(void) {
  const uint8_t frames[][18] = { ${REQUESTS.map((one) => `{ ${one.join(', ')} }`).join(', ')} };
  for (size_t i = 0; i < 3; i++) serve(frames[i], 18);
  return 0;
}
`;

test.skipIf(noCc !== '')(`the example in C of the README serves a request${noCc}`, () => {
  const at = folder();
  writeFileSync(join(at, 'main.c'), EXAMPLE_C(example('c')));
  expect(run(at, 'cc', [...C, '-Wconversion', '-o', 'main', 'main.c'])).toBe('');
  expect(run(at, join(at, 'main'), [])).toBe(`0 ${GOOD};1 ${INVALID};-1 ${MALFORMED};`);
});

const EXAMPLE_RUST = (text: string): string => `
#[path = ${JSON.stringify(join(native, 'rust/abicus.rs'))}]
#[allow(dead_code)]
mod abicus;
use abicus::*;
fn serve(frame: &[u8]) {
    let mut reply = [0; TimedRegisterReply::MAX_SIZE];
    let (timer, coalesced) = (TimedTimerId(3), 0xf4002400);
${text}
    for byte in &reply[..length.unwrap_or(0)] { print!("{byte:02x}"); }
    print!(";");
}
fn main() {
${REQUESTS.map((one) => `    serve(&[${one.join(', ')}]);`).join('\n')}
}
`;

test.skipIf(noRust !== '')(`the example in Rust of the README serves a request${noRust}`, () => {
  const at = folder();
  // As a module it is not the root of a crate, and has no attributes of one.
  writeFileSync(join(at, 'main.rs'), EXAMPLE_RUST(example('rust')));
  expect(run(at, 'rustc', ['--edition', '2021', '-A', 'warnings', '-o', 'main', 'main.rs'])).toBe(
    '',
  );
  expect(run(at, join(at, 'main'), [])).toBe(`${GOOD};${INVALID};${MALFORMED};`);
});

const WAITS = `
#[path = ${JSON.stringify(join(native, 'rust/abicus.rs'))}]
#[allow(dead_code)]
mod abicus;
use abicus::*;
fn main() {
    let trap = |number: u64, registers: &mut [u64; 14]| {
        print!("{number} {:x}: ", registers[0]);
        registers[0] = 7;
        registers[1] = (-22i64) as u64;
    };
    let WaitResult { pid, status } = wait(trap, WaitTarget(-1)).unwrap();
    println!("{} {}", pid.0, status.0);
}
`;

test.skipIf(noRust !== '')(
  `a Rust function fills registers, and gives results by name${noRust}`,
  () => {
    const at = folder();
    writeFileSync(join(at, 'main.rs'), WAITS);
    expect(run(at, 'rustc', ['--edition', '2021', '-A', 'warnings', '-o', 'main', 'main.rs'])).toBe(
      '',
    );
    expect(run(at, join(at, 'main'), [])).toBe('12 ffffffffffffffff: 7 -22\n');
  },
);

const CALLS = `
#include "abicus.h"
int64_t call(void) { return abicus_task_qos_set(0x10002, ABICUS_QOS_CLASS_PERF_BURST); }
`;

test.skipIf(noRiscv !== '')(
  `for RISC-V a C function is an ecall with its registers${noRiscv}`,
  () => {
    const at = folder();
    writeFileSync(join(at, 'calls.c'), CALLS);
    const bare = [...C, '-O1', '-ffreestanding', '-nostdlib'];
    // Assembled, too: what the header writes inline is what a RISC-V assembler takes.
    expect(run(at, RISCV, [...bare, '-c', 'calls.c'])).toBe('');
    const text = run(at, RISCV, [...bare, '-S', '-o', '-', 'calls.c']);
    const code = text.slice(text.indexOf('\ncall:'), text.indexOf('.size\tcall'));
    const [before = '', ...after] = code.split(/\becall\b/);
    expect(after).toHaveLength(1);
    for (const loaded of ['a0,1', 'a2,3', 'a7,15']) expect(before).toContain(`\tli\t${loaded}\n`);
  },
);
