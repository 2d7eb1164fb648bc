/**
 * The header and the crate are compiled: their own assertions compare sizes and offsets with those
 * of the contracts. What optimised code has no need of: `optimised.deep.ts`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { syntheticContracts } from '../../synthetic.ts';
import { contractFile } from '../../testing/annotated.ts';
import { EVERY_FORM, EVERY_VERSION } from '../../testing/every-form.ts';
import { C, compilerSays, CPP, nativeTexts, placed, RUST, without } from '../../testing/native.ts';

const [noCc, noCpp, noRust] = [without('cc'), without('c++'), without('rustc')];

const FORMS = [
  contractFile(EVERY_FORM),
  contractFile(EVERY_VERSION, { id: 'RFC-0002', feeds: 'versions' }),
];

const [synthetic, forms] = [nativeTexts(syntheticContracts(1)), nativeTexts(FORMS)];

describe.each([
  ['synthetic contracts', syntheticContracts(6)],
  ['contracts with every form', FORMS],
])('of %s', (_, files) => {
  const texts = nativeTexts(files);

  test.skipIf(noCc !== '')(`the C header compiles, its assertions hold${noCc}`, async () => {
    const { folder } = placed(await texts);
    expect(compilerSays(folder, 'cc', [...C, 'abicus.h'])).toBe('');
    expect(compilerSays(folder, 'cc', [...C, '-DABICUS_ECALL', 'abicus.h'])).toBe('');
  });

  test.skipIf(noCpp !== '')(`the C header compiles as C++${noCpp}`, async () => {
    const { folder } = placed(await texts);
    expect(compilerSays(folder, 'c++', [...CPP, '-DABICUS_ECALL', 'abicus.h'])).toBe('');
  });

  test.skipIf(noRust !== '')(`the Rust crate compiles, its assertions hold${noRust}`, async () => {
    const { folder } = placed(await texts);
    expect(compilerSays(folder, 'rustc', [...RUST, 'abicus.rs'])).toBe('');
  });
});

test.skipIf(noCc !== '')(
  `the C header does not compile for a machine with the other order of bytes${noCc}`,
  async () => {
    const { folder } = placed(await synthetic);
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
    const { folder, crate } = placed(await synthetic);
    // Seen from the other side: what this machine has is what the crate asks for.
    const other = crate.replace('target_endian = "little"', 'target_endian = "big"');
    writeFileSync(join(folder, 'other.rs'), other);
    expect(compilerSays(folder, 'rustc', [...RUST, 'other.rs'])).toContain('little-endian');
  },
);

test.skipIf(noCc !== '')(`a wrong offset does not compile${noCc}`, async () => {
  const { folder } = placed(await synthetic);
  const wrong =
    '#include "abicus.h"\n_Static_assert(offsetof(struct abicus_entry, base) == 9, "");';
  writeFileSync(join(folder, 'wrong.c'), wrong);
  expect(compilerSays(folder, 'cc', [...C, 'wrong.c'])).toContain('static assertion failed');
});

const ROWS = `
#include <stdio.h>
#include <string.h>
#include "abicus.h"
int main(void) {
  /* A list is made in memory of the caller, ... */
  uint8_t memory[64], frame[ABICUS_FORMS_SOME_REQUEST_MAX_SIZE], rows[ABICUS_FORMS_ALL_REQUEST_MAX_SIZE];
  struct abicus_wire_writer marks;
  abicus_wire_start(&marks, memory, sizeof memory);
  abicus_wire_put(&marks, (uint64_t)ABICUS_SIGNED_UNDER, 2);
  struct abicus_row row = { .count = 7, .level = ABICUS_LEVEL_LAST };
  row.label.at = (const uint8_t *)"label";
  row.label.size = 5;
  row.key.at = memory;
  row.key.size = 1;
  row.marks = abicus_wire_list_of(&marks, 1);
  struct abicus_wire_writer all;
  uint8_t elements[128];
  abicus_wire_start(&all, elements, sizeof elements);
  for (size_t i = 0; i < 2; i++) abicus_encode_row(&all, &row);
  const struct abicus_forms_all_request request = { abicus_wire_list_of(&all, 2) };
  const struct abicus_wire_correlation correlation = { 0, 9 };
  const size_t size = abicus_encode_forms_all_request(rows, sizeof rows, &request, correlation);
  /* ... and read from the frame, element by element. */
  struct abicus_forms_all_request seen;
  struct abicus_wire_correlation given;
  printf("%d", abicus_decode_forms_all_request(rows, size, &seen, &given));
  struct abicus_wire_reader in;
  abicus_wire_open_list(&in, seen.rows);
  for (size_t i = 0; i < seen.rows.count; i++) {
    struct abicus_row one;
    abicus_decode_row(&in, &one);
    printf(" %.*s %d", (int)one.label.size, (const char *)one.label.at, (int)one.marks.count);
  }
  printf(" %d %d", abicus_wire_close(&in), (int)given.nonce);
  /* What is no value, too long or too much is no frame. */
  struct abicus_forms_some_request some = { ABICUS_LEVEL_LOW, true, row };
  printf(" %d", abicus_encode_forms_some_request(frame, sizeof frame, &some, correlation) > 0);
  some.level = 3;
  printf(" %d", (int)abicus_encode_forms_some_request(frame, sizeof frame, &some, correlation));
  some.level = ABICUS_LEVEL_LOW;
  some.tail.label.size = 0;
  printf(" %d", (int)abicus_encode_forms_some_request(frame, sizeof frame, &some, correlation));
  some.tail.label.size = 5;
  some.tail.marks.count = 2;
  printf(" %d", (int)abicus_encode_forms_some_request(frame, sizeof frame, &some, correlation));
  some.tail.marks.count = 1;
  printf(" %d", (int)abicus_encode_forms_some_request(frame, 30, &some, correlation));
  const struct abicus_wire_correlation other = { 1, 9 };
  printf(" %d", (int)abicus_encode_forms_some_request(frame, sizeof frame, &some, other));
  const struct abicus_wire_correlation wide = { 0, UINT64_C(0x100000000) };
  printf(" %d", (int)abicus_encode_forms_some_request(frame, sizeof frame, &some, wide));
  some.tail.label.at = (const uint8_t *)"labe\\xff";
  printf(" %d", (int)abicus_encode_forms_some_request(frame, sizeof frame, &some, correlation));
  some.tail.label.at = (const uint8_t *)"label";
  some.tail.key.size = 10;
  printf(" %d", (int)abicus_encode_forms_some_request(frame, sizeof frame, &some, correlation));
  some.tail.key.size = 1;
  some.tail.marks.size = 3;
  printf(" %d", (int)abicus_encode_forms_some_request(frame, sizeof frame, &some, correlation));
  some.tail.marks.size = 1;
  printf(" %d", (int)abicus_encode_forms_some_request(frame, sizeof frame, &some, correlation));
  some.tail.marks.size = 2;
  memory[0] = 1;
  printf(" %d", (int)abicus_encode_forms_some_request(frame, sizeof frame, &some, correlation));
  /* A list has no more elements than it may, and no more bytes. */
  struct abicus_forms_few_request few = { { memory, 2, 2 } };
  printf(" %d", abicus_encode_forms_few_request(frame, sizeof frame, &few, correlation) > 0);
  few.values.size = few.values.count = 3;
  printf(" %d", (int)abicus_encode_forms_few_request(frame, sizeof frame, &few, correlation));
  few.values.size = few.values.count = 4;
  printf(" %d\\n", (int)abicus_encode_forms_few_request(frame, sizeof frame, &few, correlation));
  return 0;
}
`;

test.skipIf(noCc !== '')(
  `a list in C is made of elements and read by them; what is no frame is not encoded${noCc}`,
  async () => {
    const { folder } = placed(await forms);
    writeFileSync(join(folder, 'rows.c'), ROWS);
    const flags = ['-std=c11', '-Wall', '-Wextra', '-Werror', '-Wconversion'];
    expect(compilerSays(folder, 'cc', [...flags, '-o', 'rows', 'rows.c'])).toBe('');
    const said = compilerSays(folder, join(folder, 'rows'), []);
    expect(said).toBe('0 label 1 label 1 0 9 1 0 0 0 0 0 0 0 0 0 0 0 1 0 0\n');
  },
);
