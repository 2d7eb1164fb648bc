/** The selftest's peer: a second client of services, which ends when it is told to. */
import type { SystemProgram } from '@abicus/probe';
import { selftestPeer } from './peer.ts';

/** The program. */
export const program: SystemProgram = { name: 'selftest-peer', main: selftestPeer };
