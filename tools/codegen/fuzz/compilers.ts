/** The three compilers over the packages of many draws at once. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { cHeaderFile } from '../src/names/c.ts';
import { stem } from '../src/names/native.ts';
import { WORKSPACE } from './outcome.ts';

/** What a compiler says of draws: nothing if all compile, else its text. */
export type Compile = (ids: readonly number[]) => string | undefined;

const HEADER = cHeaderFile(stem(WORKSPACE));

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
const STRICT = ['-Wconversion', '-fsyntax-only', '-x', 'c'];

/** What C does without being asked is an error where it has no meaning. */
const SANITIZED = ['-fsanitize=address,undefined', '-fno-sanitize-recover=all'];

/** Whether the compiler of C finds undefined behaviour. */
function sanitizers(folder: string): readonly string[] {
  writeFileSync(join(folder, 'empty.c'), 'int main(void) { return 0; }\n');
  return run(folder, 'cc', [...SANITIZED, 'empty.c', '-o', 'empty']) === undefined ? SANITIZED : [];
}

/** C: each header is compiled, and its codecs are held against the reference. */
export function cc(folder: string): Compile {
  return (ids) => {
    const sanitized = sanitizers(folder);
    for (const id of ids) {
      const include = `draw-${id}/libs/abi/native/include`;
      const to = ['-I', include, '-c', `draw-${id}/check.c`, '-o', `draw-${id}/check.o`];
      const why =
        run(folder, 'cc', [...C, ...STRICT, `${include}/${HEADER}`]) ??
        run(folder, 'cc', [...C, ...sanitized, ...to]);
      if (why !== undefined) return `draw-${id}/: ${why}`;
    }
    const lines = ids.map(
      (id) =>
        `{ const char *check_${id}(uint64_t *); uint64_t verdicts = 0; const char *w = check_${id}(&verdicts);
  if (w) { printf("draw-${id}/: %s\\n", w); bad = 1; } else tell("draw-${id}/verdicts", verdicts); }`,
    );
    writeFileSync(
      join(folder, 'main.c'),
      `${TELL}int main(void) { int bad = 0;\n${lines.join('\n')}\nreturn bad; }\n`,
    );
    const objects = ids.map((id) => `draw-${id}/check.o`);
    return (
      run(folder, 'cc', ['-std=c11', ...sanitized, 'main.c', ...objects, '-o', 'main']) ??
      run(folder, './main', [])
    );
  };
}

/** What the codecs of C made of all bytes is kept for those of Rust. */
const TELL = `#include <inttypes.h>
#include <stdio.h>
static void tell(const char *path, uint64_t verdicts) {
  FILE *file = fopen(path, "w");
  if (file) { fprintf(file, "%" PRIu64, verdicts); fclose(file); }
}
`;

/**
 * Rust: all crates as modules of one, whose program holds the codecs against the reference, and what they
 * make of all bytes against what those of C made of them.
 */
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
        `{ let mut verdicts = 0xcbf29ce484222325u64;
  if let Some(w) = draw_${id}::check(&mut verdicts) { println!("draw-${id}/: {w}"); bad = true; }
  else if std::fs::read_to_string("draw-${id}/verdicts").is_ok_and(|c| c != verdicts.to_string()) {
    println!("draw-${id}/: C and Rust do not accept the same frames"); bad = true; } }`,
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
export function rejectedBy(compile: Compile, ids: readonly number[]): Map<number, string> {
  const rejected = new Map<number, string>();
  let left = ids;
  while (left.length > 0) {
    const said = compile(left);
    if (said === undefined) break;
    const named = new Set([...said.matchAll(/draw-(\d+)\//g)].map(([, id]) => Number(id)));
    const found = left.filter((id) => named.has(id));
    for (const id of found) rejected.set(id, linesOf(said, id));
    if (found.length === 0) {
      for (const [id, why] of byHalves(compile, left, said)) rejected.set(id, why);
      break;
    }
    left = left.filter((id) => !named.has(id));
  }
  return rejected;
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
