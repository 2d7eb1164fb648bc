/** The probes of supervision: what init does when the peer ends. */
import type { Probe } from '@abicus/probe';
import { crashLoopCap } from './crash-loop.ts';
import { supervisionRestart } from './restart.ts';

/** A probe for each rung of the peer's contract that the selftest client prints. */
export const probes: readonly Probe[] = [supervisionRestart, crashLoopCap];
