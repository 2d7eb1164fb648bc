/** The probes of the rungs of logd. */
import type { Probe } from '@abicus/probe';
import { logQuery } from './query.ts';
import { logRejects } from './rejects.ts';

/** A probe for each of its rungs that the selftest client prints. */
export const probes: readonly Probe[] = [logQuery, logRejects];
