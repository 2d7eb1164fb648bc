/** Words that compilers and headers on this machine have are in the tables. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compilerSays, without } from '../testing/native.ts';
import { temporaryWorkspace } from '../testing/temporary.ts';
import { C_WORDS, isHeaderMacro } from './c-words.ts';
import { RUST_PRELUDE } from './rust-words.ts';

const RISCV = 'riscv64-linux-gnu-gcc';
const [noCc, noRiscv, noRust] = [without('cc'), without(RISCV), without('rustc')];

const HEADERS = '#include <stddef.h>\n#include <stdint.h>\n';

/** What is neither in the table nor of the implementation, whose names start with `_`. */
function strangers(names: Iterable<readonly string[]>): string[] {
  return [...names].map(([, name = '']) => name).filter((name) => !C_WORDS.has(name));
}

function lowerMacros(compiler: string, ...more: readonly string[]): string[] {
  const { workspace, write } = temporaryWorkspace([]);
  write('headers.h', HEADERS);
  const text = compilerSays(workspace.root, compiler, [
    '-std=gnu11',
    ...more,
    '-dM',
    '-E',
    'headers.h',
  ]);
  expect(text).toContain('#define __STDC_VERSION__');
  return strangers(text.matchAll(/^#define ([a-z]\w*)/gm));
}

test.skipIf(noCc !== '')(`macros in lower case of cc are in the table of C${noCc}`, () => {
  expect(lowerMacros('cc')).toEqual([]);
});

test.skipIf(noRiscv !== '')(`macros of ${RISCV} are in the table of C${noRiscv}`, () => {
  expect(lowerMacros(RISCV, '-ffreestanding')).toEqual([]);
});

test.skipIf(noCc !== '')(`macros of the included headers are in the table of C${noCc}`, () => {
  const { workspace, write } = temporaryWorkspace([]);
  write('headers.h', HEADERS);
  const text = compilerSays(workspace.root, 'cc', ['-std=c11', '-dM', '-E', 'headers.h']);
  const macros = [...text.matchAll(/^#define ([A-Z]\w*)/gm)].map(([, name = '']) => name);
  expect(macros).toContain('SIZE_MAX');
  expect(macros.filter((name) => !isHeaderMacro(name))).toEqual([]);
});

test.skipIf(noCc !== '')(`types of the included headers are in the table of C${noCc}`, () => {
  const { workspace, write } = temporaryWorkspace([]);
  write('headers.h', HEADERS);
  const text = compilerSays(workspace.root, 'cc', ['-std=gnu11', '-E', '-P', 'headers.h']);
  expect(text).toContain('uint64_t');
  expect(strangers(text.matchAll(/\b([a-z]\w*)\s*;/g))).toEqual([]);
});

test.skipIf(noRust !== '')(`names of the prelude are ones that rustc has${noRust}`, () => {
  const { workspace } = temporaryWorkspace([]);
  const uses = [...RUST_PRELUDE].map((name) => `pub use std::prelude::rust_2024::${name};`);
  writeFileSync(join(workspace.root, 'prelude.rs'), uses.join('\n'));
  const args = ['--crate-type', 'lib', '--edition', '2024', '--emit', 'metadata', 'prelude.rs'];
  expect(compilerSays(workspace.root, 'rustc', args)).toBe('');
});
