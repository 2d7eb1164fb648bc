/** The system of this workspace: the programs that are booted and the probes of all services. */
import { CONTRACTS, CONTRACTS_SHA256, LADDER } from '@abicus/abi-ladder';
import { init } from '@abicus/init';
import type { System } from '@abicus/probe';
import { program as selftestClient } from '@abicus/selftest-client';
import { probes as kernelProbes } from '@abicus/selftest-client/probes';
import { program as selftestPeer } from '@abicus/selftest-peer';
import { BOOT } from '@abicus/system';
import { timed } from '@abicus/timed';
import { probes as timedProbes } from '@abicus/timed/probes';

/** The system. */
export const SYSTEM: System = {
  boot: BOOT,
  ladder: LADDER,
  contracts: CONTRACTS,
  contractsSha256: CONTRACTS_SHA256,
  programs: [
    { name: 'init', main: init(BOOT) },
    { name: 'timed', main: timed },
    selftestClient,
    selftestPeer,
  ],
  probes: [...kernelProbes, ...timedProbes],
};
