/**
 * Programs in C and Rust whose traps the kernel answers, for tests. A program runs on the host, with
 * memory at the addresses of its task. At a trap that has no answer yet it prints registers and
 * memory, and ends; the task makes the trap, and the program runs again with one answer more.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as wire from '@abicus/wire';
import { expect, onTestFinished } from 'vitest';
import { VA, type Actor, type World } from '../../libs/kernel/test/support/world.ts';
import { compilerSays as run, without } from '../../tools/codegen/src/testing/native.ts';

const native = join(import.meta.dirname, '../../libs/abi/native');
/** Why a test is skipped: there is no compiler. */
export const missing: string = without('cc') || without('rustc');

const { A0, A1, A2, A3, A4, A5, A6, A7, T0, T1, T2, T3, T4, T5, T6 } = wire;
/** The registers of a trap, in the order of the generated functions. */
const REGISTERS = [A0, A1, A2, A3, A4, A5, A6, T0, T1, T2, T3, T4, T5, T6];
/** The memory that a program and its task share. */
const MEMORY = { va: VA.payload, size: 0x2000 } as const;
/** A program and the task that makes its traps. */
export class Program {
  readonly actor: Actor;
  readonly #world: World;
  readonly #folder: string;
  #answers = '';
  #waits = false;
  /** What it prints once it has all its answers. */
  printed: string | undefined = undefined;

  constructor(world: World, actor: Actor, folder: string) {
    this.#world = world;
    this.actor = actor;
    this.#folder = folder;
  }

  /** Whether it can go on: the trap that it made is answered. */
  get isReady(): boolean {
    return this.printed === undefined && this.actor.puppet.idle;
  }

  /** Runs the program with all answers so far, and begins the trap that it makes then. */
  step(): void {
    if (this.#waits) this.#answer();
    writeFileSync(join(this.#folder, 'answers'), this.#answers);
    const said = run(this.#folder, join(this.#folder, 'main'), []);
    const [, words, bytes] = /^trap((?: [0-9a-f]+)+)\n([0-9a-f]+)\n$/.exec(said) ?? [];
    if (words === undefined || bytes === undefined) {
      this.printed = said;
      return;
    }
    const values = words
      .trim()
      .split(' ')
      .map((word) => BigInt(`0x${word}`));
    this.#world.write(this.actor, MEMORY.va, Buffer.from(bytes, 'hex'));
    this.#waits = true;
    this.#world.begin(this.actor, function* ({ x }) {
      for (const [at, register] of [A7, ...REGISTERS].entries()) {
        wire.setWide(x, register, values[at] ?? 0n);
      }
      yield;
      return REGISTERS.map((register) => wire.u64In(x, register));
    });
  }

  #answer(): void {
    const values = this.#world.result(this.actor) as readonly bigint[];
    const bytes = Buffer.from(this.#world.read(this.actor, MEMORY.va, MEMORY.size));
    const words = values.map((value) => BigInt.asUintN(64, value).toString(16));
    this.#answers += `${words.join(' ')}\n${bytes.toString('hex')}\n`;
  }
}

/** What both programs do at a trap, and where their memory is. */
export const C: string = `
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#define ABICUS_ECALL
#include "abicus.h"
#define BASE ${MEMORY.va}UL
#define SIZE ${MEMORY.size}UL
static uint8_t *const memory = (uint8_t *)BASE;
static FILE *answers;
static void begin(void) {
  answers = fopen("answers", "r");
  if (mmap(memory, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) != memory) exit(3);
}
void abicus_ecall_registers(uint64_t number, struct abicus_registers *registers) {
  unsigned long *words = (unsigned long *)registers;
  if (fscanf(answers, "%lx", &words[0]) != 1) {
    printf("trap %lx", (unsigned long)number);
    for (int i = 0; i < 14; i++) printf(" %lx", words[i]);
    printf("\\n");
    for (unsigned long i = 0; i < SIZE; i++) printf("%02x", memory[i]);
    printf("\\n");
    exit(0);
  }
  for (int i = 1; i < 14; i++) if (fscanf(answers, "%lx", &words[i]) != 1) exit(4);
  for (unsigned long i = 0; i < SIZE; i++) if (fscanf(answers, "%2hhx", &memory[i]) != 1) exit(5);
}
struct abicus_result abicus_ecall(uint64_t number, uint64_t a0, uint64_t a1, uint64_t a2, uint64_t a3, uint64_t a4, uint64_t a5) {
  struct abicus_registers registers = { a0, a1, a2, a3, a4, a5, 0, 0, 0, 0, 0, 0, 0, 0 };
  abicus_ecall_registers(number, &registers);
  return (struct abicus_result){ (int64_t)registers.a0, registers.a1 };
}
static char lines[4096];
static int end;
`;

/** The same in Rust. */
export const RUST: string = `
#[path = ${JSON.stringify(join(native, 'rust/abicus.rs'))}]
#[allow(dead_code)]
mod abicus;
use abicus::*;
const BASE: usize = ${MEMORY.va};
const SIZE: usize = ${MEMORY.size};
extern "C" { fn mmap(at: usize, size: usize, access: i32, flags: i32, file: i32, offset: i64) -> usize; }
struct Task { answers: Vec<String>, next: usize }
impl Task {
    fn begin() -> Task {
        assert_eq!(unsafe { mmap(BASE, SIZE, 3, 0x10_0022, -1, 0) }, BASE);
        let text = std::fs::read_to_string("answers").unwrap();
        Task { answers: text.lines().map(String::from).collect(), next: 0 }
    }
    fn trap(&mut self, number: u64, registers: &mut [u64; 14]) {
        let bytes = unsafe { std::slice::from_raw_parts_mut(BASE as *mut u8, SIZE) };
        if self.next >= self.answers.len() {
            print!("trap {number:x}");
            for word in registers.iter() { print!(" {word:x}"); }
            println!();
            for byte in bytes.iter() { print!("{byte:02x}"); }
            println!();
            std::process::exit(0);
        }
        let words = self.answers[self.next].split(' ').map(|word| u64::from_str_radix(word, 16).unwrap());
        for (register, word) in registers.iter_mut().zip(words) { *register = word; }
        let hex = &self.answers[self.next + 1];
        for (i, byte) in bytes.iter_mut().enumerate() { *byte = u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).unwrap(); }
        self.next += 2;
    }
}
/// Bytes of the memory that is shared with the task.
fn at(offset: usize, length: usize) -> &'static mut [u8] {
    unsafe { std::slice::from_raw_parts_mut((BASE + offset) as *mut u8, length) }
}
`;

/** Compiles a program into a folder that is removed when the test is over. */
export function compiled(language: 'c' | 'rust', text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'abicus-native-calls-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = language === 'c' ? 'main.c' : 'main.rs';
  writeFileSync(join(folder, file), text);
  const said =
    language === 'c'
      ? run(folder, 'cc', [
          '-std=c11',
          '-Wall',
          '-Werror',
          '-I',
          join(native, 'include'),
          '-o',
          'main',
          file,
        ])
      : run(folder, 'rustc', ['--edition', '2021', '-A', 'warnings', '-o', 'main', file]);
  expect(said).toBe('');
  return folder;
}
