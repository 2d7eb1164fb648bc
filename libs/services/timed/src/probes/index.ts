/** The probes of the rungs of `timed`. */
import type { Probe } from '@abicus/probe';
import { timedCoalesce } from './coalesce.ts';
import { timedFires } from './fires.ts';
import { timedOwnerEnd } from './owner-end.ts';

/** A probe for each of its rungs that the selftest client prints. */
export const probes: readonly Probe[] = [timedCoalesce, timedFires, timedOwnerEnd];
