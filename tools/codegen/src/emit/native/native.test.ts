/**
 * The header and the crate are compiled: their own assertions compare sizes and offsets with those
 * of the contracts.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { syntheticContracts } from '../../synthetic.ts';
import { C, compilerSays, nativePackage, RUST, without } from '../../testing/native.ts';

const [noCc, noRust] = [without('cc'), without('rustc')];

describe.each([['synthetic contracts', syntheticContracts(6)]])('of %s', (_, files) => {
  test.skipIf(noCc !== '')(`the C header compiles, its assertions hold${noCc}`, async () => {
    const { folder } = await nativePackage(files);
    expect(compilerSays(folder, 'cc', [...C, 'abicus.h'])).toBe('');
    expect(compilerSays(folder, 'cc', [...C, '-DABICUS_ECALL', 'abicus.h'])).toBe('');
  });

  test.skipIf(noRust !== '')(`the Rust crate compiles, its assertions hold${noRust}`, async () => {
    const { folder } = await nativePackage(files);
    expect(compilerSays(folder, 'rustc', [...RUST, 'abicus.rs'])).toBe('');
  });
});

test.skipIf(noCc !== '')(`a wrong offset does not compile${noCc}`, async () => {
  const { folder } = await nativePackage(syntheticContracts(1));
  const wrong =
    '#include "abicus.h"\n_Static_assert(offsetof(struct abicus_entry, base) == 9, "");';
  writeFileSync(join(folder, 'wrong.c'), wrong);
  expect(compilerSays(folder, 'cc', [...C, 'wrong.c'])).toContain('static assertion failed');
});
