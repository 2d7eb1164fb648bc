import { expect, test } from 'vitest';
import { renderBody } from '../output/render.ts';
import { contractFile, modelOf } from '../testing/annotated.ts';
import { workspaceAt } from '../workspace/config.ts';
import { board } from './board.ts';

const SECTIONS = `board: {
  devices: {
    /** A timer. */
    clockMmio: device(0x0200_0000, 0x1_0000, {
      /** When it rings. */
      compareAt: register(0x4000, u64, { access: 'rw', stride: 8 }),
    }),
  },
  numbers: {
    clockMmio: {
      /** Armed by nobody. */
      CLOCK_NEVER: -0x7fff_ffff,
    },
    /** Pages. */
    pageTable: {
      /** In use. */
      PTE_VALID: 0x1,
    },
  },
},`;

test('a device and the group of its name share a file; numbers stay as they are written', () => {
  const model = modelOf([contractFile(SECTIONS, { feeds: 'board' })]);
  const files = [...board.emit(model, workspaceAt('/workspace'))].map(([path, file]) => {
    return [path, typeof file === 'string' ? file : renderBody(file)];
  });
  expect(Object.fromEntries(files)).toEqual({
    'libs/abi/board/src/clock-mmio.ts': `/** A timer. */

/** First physical address. */
export const CLOCK_BASE = 0x0200_0000;
/** Bytes in the window. */
export const CLOCK_SIZE = 0x1_0000;
/** When it rings. */
export const CLOCK_COMPARE_AT = 0x4000;
/** Bytes from one hart's compareAt to the next. */
export const CLOCK_COMPARE_AT_STRIDE = 8;

/** Armed by nobody. */
export const CLOCK_NEVER = -0x7fff_ffff;
`,
    'libs/abi/board/src/page-table.ts': `/** Pages. */

/** In use. */
export const PTE_VALID = 0x1;
`,
  });
});
