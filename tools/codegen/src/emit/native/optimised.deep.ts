/** What optimised codecs in C and Rust have no need of: a library, a way to panic. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contractFile } from '../../testing/annotated.ts';
import { EVERY_FORM, EVERY_VERSION } from '../../testing/every-form.ts';
import { C, compilerSays, nativeTexts, placed, without } from '../../testing/native.ts';

const RISCV = 'riscv64-linux-gnu-gcc';

const noRiscv = without(RISCV);
const noRust = without('rustc');

const texts = nativeTexts([
  contractFile(EVERY_FORM),
  contractFile(EVERY_VERSION, { id: 'RFC-0002', feeds: 'versions' }),
]);

test.skipIf(noRiscv !== '')(
  `codecs in C need no library: for RISC-V without one, all that is not there are copies of memory${noRiscv}`,
  async () => {
    const { folder } = placed(await texts);
    const alone = ['-O2', '-ffreestanding', '-fkeep-inline-functions', '-c', '-o', 'abicus.o'];
    const flags = C.filter((flag) => flag !== '-fsyntax-only');
    expect(compilerSays(folder, RISCV, [...flags, ...alone, 'abicus.h'])).toBe('');
    const missing = compilerSays(folder, RISCV.replace('gcc', 'nm'), ['-u', 'abicus.o']);
    // A compiler may put them in place of a loop; a program without a library supplies them.
    expect(missing.replaceAll(/\bU (?:memcpy|memset|memmove|memcmp)\b|\s/g, '')).toBe('');
  },
);

test.skipIf(noRust !== '')(`codecs in Rust have no way to panic${noRust}`, async () => {
  const { folder } = placed(await texts);
  const optimised = ['--crate-type', 'lib', '--edition', '2021', '-C', 'opt-level=3'];
  const asm = [...optimised, '--emit', 'asm', '-o', 'abicus.s', 'abicus.rs'];
  expect(compilerSays(folder, 'rustc', asm)).toBe('');
  const text = readFileSync(join(folder, 'abicus.s'), 'utf8');
  expect(text).toContain('FormsPutRequest');
  expect(text).not.toContain('panic');
});
