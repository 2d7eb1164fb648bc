/** The checks that may change something when they reject, as their contract says: what was sent stays sent. */
import { CHECKS } from '@abicus/abi-kernel/testing';
import type { CheckRow } from '@abicus/wire/testing';

const ROWS: readonly CheckRow[] = Object.values(CHECKS).flat();

/** The ids of these checks. */
export const MAY_CHANGE: ReadonlySet<string> = new Set(
  ROWS.filter(({ changes }) => changes === true).map(({ id }) => id),
);
