/** Names that C, C++ or Rust have for themselves are generated as something that compiles in each of their dialects. */
import { describe, expect, test } from 'vitest';
import { without } from '../../testing/native.ts';
import { compiledIn, DIALECTS, textsOf } from './testing/dialects.ts';
import { CASES } from './testing/hostile-names.ts';

const missing = ['cc', 'c++', 'rustc'].map(without).find((why) => why !== '') ?? '';

describe.skipIf(missing !== '')(`in all dialects${missing}`, () => {
  test.each(CASES)('%s', async (_, sections, scope) => {
    expect(compiledIn(await textsOf(sections, scope), DIALECTS)).toEqual([]);
  });
});
