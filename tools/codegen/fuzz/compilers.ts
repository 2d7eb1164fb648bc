/** The three compilers over the packages of many draws at once. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** What a compiler says of draws: nothing if all compile, else its text. */
export type Compile = (ids: readonly number[]) => string | undefined;

const repository = join(import.meta.dirname, '../../..');

/** Whether a program can be started. */
export const has = (tool: string): boolean => spawnSync(tool, ['--version']).status === 0;

function run(folder: string, program: string, args: readonly string[]): string | undefined {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: process.platform === 'win32',
  });
  if (error !== undefined) return String(error);
  return status === 0 ? undefined : `${stdout}${stderr}exit ${String(status)}`;
}

/** TypeScript, with the settings of this repository. */
export function tsc(folder: string): Compile {
  return (ids) => {
    const compilerOptions = { composite: false, noEmit: true };
    const include = ids.map((id) => `draw-${id}/libs`);
    const config = { extends: join(repository, 'tsconfig.base.json'), compilerOptions, include };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    return run(folder, join(repository, 'node_modules/.bin/tsc'), ['-p', '.', '--pretty', 'false']);
  };
}

const C = ['-std=c11', '-Wall', '-Wextra', '-Werror'];

/** C: each header is compiled, and its records are compared with the reference. */
export function cc(folder: string): Compile {
  return (ids) => {
    for (const id of ids) {
      const include = `draw-${id}/libs/abi/native/include`;
      const why = run(folder, 'cc', [
        ...C,
        '-I',
        include,
        '-c',
        `draw-${id}/check.c`,
        '-o',
        `draw-${id}/check.o`,
      ]);
      if (why !== undefined) return `draw-${id}/: ${why}`;
    }
    const lines = ids.map(
      (id) =>
        `{ const char *check_${id}(void); const char *w = check_${id}(); if (w) { printf("draw-${id}/: %s has other bytes than the reference\\n", w); bad = 1; } }`,
    );
    writeFileSync(
      join(folder, 'main.c'),
      `#include <stdio.h>\nint main(void) { int bad = 0;\n${lines.join('\n')}\nreturn bad; }\n`,
    );
    const objects = ids.map((id) => `draw-${id}/check.o`);
    return (
      run(folder, 'cc', ['-std=c11', 'main.c', ...objects, '-o', 'main']) ??
      run(folder, './main', [])
    );
  };
}

/** Rust: all crates as modules of one, whose program compares the records with the reference. */
export function rustc(folder: string): Compile {
  return (ids) => {
    const modules = ids.map(
      (id) => `mod draw_${id} {
  #[path = "${folder}/draw-${id}/abi.rs"] pub mod abi;
  include!("${folder}/draw-${id}/check.rs");
  fn bytes<T>(v: &T) -> &[u8] { unsafe { core::slice::from_raw_parts((v as *const T).cast(), core::mem::size_of::<T>()) } }
}`,
    );
    const calls = ids.map(
      (id) =>
        `if let Some(w) = draw_${id}::check() { println!("draw-${id}/: {w} has other bytes than the reference"); bad = true; }`,
    );
    const text = `#![deny(warnings)]\n#![allow(dead_code, unused_imports)]\n${modules.join('\n')}
fn main() { let mut bad = false;\n${calls.join('\n')}\nif bad { std::process::exit(1); } }\n`;
    writeFileSync(join(folder, 'main.rs'), text);
    return (
      run(folder, 'rustc', ['--edition', '2021', 'main.rs', '-o', 'main-rs']) ??
      run(folder, './main-rs', [])
    );
  };
}

/** The draws that a compiler rejects, each with what is said of it. Those that are not named are found by halves. */
export function refusedBy(compile: Compile, ids: readonly number[]): Map<number, string> {
  const refused = new Map<number, string>();
  let left = ids;
  while (left.length > 0) {
    const said = compile(left);
    if (said === undefined) break;
    const named = new Set([...said.matchAll(/draw-(\d+)\//g)].map(([, id]) => Number(id)));
    const found = left.filter((id) => named.has(id));
    for (const id of found) refused.set(id, linesOf(said, id));
    if (found.length === 0) {
      for (const [id, why] of byHalves(compile, left, said)) refused.set(id, why);
      break;
    }
    left = left.filter((id) => !named.has(id));
  }
  return refused;
}

function linesOf(said: string, id: number): string {
  const lines = said.split('\n');
  const at = lines.findIndex((line) => line.includes(`draw-${id}/`));
  return lines.slice(Math.max(0, at - 3), at + 12).join('\n');
}

function byHalves(compile: Compile, ids: readonly number[], said: string): Map<number, string> {
  if (ids.length === 1) return new Map(ids.map((id) => [id, said]));
  const middle = ids.length >> 1;
  const found = [ids.slice(0, middle), ids.slice(middle)].flatMap((half) => {
    const why = compile(half);
    return why === undefined ? [] : [...byHalves(compile, half, why)];
  });
  // What only all of them together show belongs to none alone.
  return found.length > 0 ? new Map(found) : new Map(ids.map((id) => [id, said]));
}
