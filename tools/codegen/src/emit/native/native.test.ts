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

test.skipIf(noCc !== '')(
  `the C header does not compile for a machine with the other order of bytes${noCc}`,
  async () => {
    const { folder } = await nativePackage(syntheticContracts(1));
    const other = [
      '-U__BYTE_ORDER__',
      '-D__BYTE_ORDER__=__ORDER_BIG_ENDIAN__',
      '-Wno-builtin-macro-redefined',
    ];
    expect(compilerSays(folder, 'cc', [...C, ...other, 'abicus.h'])).toContain('little-endian');
  },
);

test.skipIf(noRust !== '')(
  `the Rust crate does not compile for a machine with the other order of bytes${noRust}`,
  async () => {
    const { folder, crate } = await nativePackage(syntheticContracts(1));
    // Seen from the other side: what this machine has is what the crate asks for.
    const other = crate.replace('target_endian = "little"', 'target_endian = "big"');
    writeFileSync(join(folder, 'other.rs'), other);
    expect(compilerSays(folder, 'rustc', [...RUST, 'other.rs'])).toContain('little-endian');
  },
);

test.skipIf(noCc !== '')(`a wrong offset does not compile${noCc}`, async () => {
  const { folder } = await nativePackage(syntheticContracts(1));
  const wrong =
    '#include "abicus.h"\n_Static_assert(offsetof(struct abicus_entry, base) == 9, "");';
  writeFileSync(join(folder, 'wrong.c'), wrong);
  expect(compilerSays(folder, 'cc', [...C, 'wrong.c'])).toContain('static assertion failed');
});
