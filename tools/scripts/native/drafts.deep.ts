/** Drafts, generated as if they were accepted: their codecs in C and Rust take and give the same frames as in TypeScript. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generated } from '../../../contracts/testing/drafts.ts';
import { cc, rejectedBy, rustc } from '../../codegen/fuzz/compilers.ts';
import { verdictsFail } from '../../codegen/fuzz/verdicts.ts';
import { without } from '../../codegen/src/testing/native.ts';

const missing = [without('cc'), without('rustc')].find((why) => why !== '') ?? '';

test.skipIf(missing !== '')(
  `in C and Rust what each frame holds encodes to its bytes, and they accept and answer what TypeScript does${missing}`,
  async () => {
    const { folder, model, cases } = await generated();
    expect(rejectedBy(cc(folder), [1])).toEqual(new Map());
    expect(rejectedBy(rustc(folder), [1])).toEqual(new Map());
    expect(await verdictsFail(join(folder, 'draw-1'), model, cases)).toBeUndefined();
  },
);
