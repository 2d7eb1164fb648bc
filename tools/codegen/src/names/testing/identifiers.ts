/** Identifiers of generated C and Rust, held against the tables of names. */
import { sharedWords as cWords } from '../../emit/native/c-codecs/shared.ts';
import { sharedWords as rustWords } from '../../emit/native/rust-codecs/shared.ts';
import type { Model } from '../../model/types.ts';
import { C_HEADER_NAMES, C_KEYWORDS, CPP_KEYWORDS } from '../c-words.ts';
import { cFixed } from '../c.ts';
import { namesInC } from '../c-table.ts';
import { RUST_KEYWORDS } from '../rust-words.ts';
import { namesInRust } from '../rust.ts';
import type { NamedElement } from '../table.ts';

const words = (text: string): string[] => text.trim().split(/\s+/);

/** What stands in the header whatever the contracts say, besides its fixed names and words of the language. */
const C_OWN = words(`
  ifdef ifndef endif define include h stdbool stddef stdint defined __cplusplus _Static_assert what text
  __attribute__ packed noreturn __riscv __asm__ error __BYTE_ORDER__ __ORDER_LITTLE_ENDIAN__ UINT32_C UINT64_C
  number a0 a1 a2 a3 a4 a5 r_a0 r_a1 r_a2 r_a3 r_a4 r_a5 r_a7 trapped
  a6 t0 t1 t2 t3 t4 t5 t6 r_a6 r_t0 r_t1 r_t2 r_t3 r_t4 r_t5 r_t6 registers words result __builtin_memcpy
  status correlation kind as nothing one versions v room INT64_C INT64_MIN
`);

const RUST_OWN = words(`
  repr C packed transparent derive no_std cfg target_arch not target_endian compile_error core mem size_of offset_of assert arch asm inlateout
  u8 u16 u32 u64 i8 i16 i32 i64 bool str usize ecall number args a0 a1 _ forbid deny allow unsafe_code
  a2 a3 a4 a5 a6 t0 t1 t2 t3 t4 t5 t6 ecall_registers registers mut inlateout trap trapped words words_of bytes_of
  FnOnce FnMut N of into iter_mut zip chunks chunks_mut iter enumerate i byte word part u64 to_le_bytes map_or as_ptr as_mut_ptr len min wrapping_neg
  read write decode encode reject is_declared MAX_SIZE value found status holds version correlation frame form
  input output _input _output a one size matches get as_bytes default MAX
`);

/** Local variables of codecs: lengths, and values of fields. */
const LOCALS = /^[nv]\d+$/;

/** The part of a name that is written by itself: `base` of `struct abicus_entry.base`. */
const leaf = (name: string): string => /\w+(?=\)?$)/.exec(name)?.[0] ?? name;

/** What a file has and its table has not, and the other way round. */
export type Strangers = { readonly unlisted: string[]; readonly unwritten: string[] };

function compare(
  text: string,
  table: readonly NamedElement[],
  own: ReadonlySet<string>,
): Strangers {
  const bare = text.replaceAll(/\/\*[^]*?\*\/|\/\/.*|"(?:[^"\\]|\\.)*"/g, ' ');
  const written = new Set([...bare.matchAll(/\b[A-Za-z_]\w*/g)].map(([name]) => name));
  const listed = new Set(table.flatMap(({ names }) => names.map(leaf)));
  return {
    unlisted: [...written].filter((name) => {
      return !listed.has(name) && !own.has(name) && !LOCALS.test(name);
    }),
    unwritten: [...listed].filter((name) => !written.has(name)),
  };
}

/** Identifiers of a header against the table of C. */
export function strangersInC(header: string, model: Model, prefix: string): Strangers {
  const fixed = [...Object.values(cFixed(prefix)), ...cWords(prefix)];
  const own = [...fixed, ...C_OWN, ...C_KEYWORDS, ...CPP_KEYWORDS, ...C_HEADER_NAMES];
  return compare(header, namesInC(model, prefix), new Set([...own, 'offsetof']));
}

/** Identifiers of a crate against the table of Rust. */
export function strangersInRust(crate: string, model: Model): Strangers {
  const derived = words('Clone Copy Debug PartialEq Eq PartialOrd Ord Hash');
  const own = new Set([...RUST_OWN, ...rustWords(), ...RUST_KEYWORDS, ...derived]);
  return compare(crate, namesInRust(model), own);
}
