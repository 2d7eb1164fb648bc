/**
 * The judge of each point of the language. A test compares this table and `prose.ts` with the
 * key tables of the reader: a point that is in neither, or in both, fails it.
 */
import { calls } from './leaves-calls.ts';
import type { Rows } from './leaves-common.ts';
import { evidence } from './leaves-evidence.ts';
import { kept, programs, rpc, services } from './leaves-services.ts';
import { registry, system, texts } from './leaves-system.ts';
import { values } from './leaves-values.ts';

/** The judge of each point. */
export const JUDGES: Rows = {
  ...values,
  ...calls,
  ...services,
  ...programs,
  ...rpc,
  ...kept,
  ...evidence,
  ...system,
  ...texts,
  ...registry,
};
