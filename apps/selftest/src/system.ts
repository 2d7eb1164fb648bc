/** The system of this workspace: the programs of the boot list and the probes of all services. */
import { CONTRACTS, CONTRACTS_SHA256, LADDER } from '@abicus/abi-ladder';
import { init } from '@abicus/init';
import type { System } from '@abicus/probe';
import { program as selftestClient } from '@abicus/selftest-client';
import { probes as kernelProbes } from '@abicus/selftest-client/probes';
import { program as selftestPeer } from '@abicus/selftest-peer';
import { timed } from '@abicus/timed';
import { probes as timedProbes } from '@abicus/timed/probes';

/** The system. */
export const SYSTEM: System = {
  ladder: LADDER,
  contracts: CONTRACTS,
  contractsSha256: CONTRACTS_SHA256,
  programs: [
    { name: 'init', main: init },
    { name: 'timed', main: timed },
    selftestClient,
    selftestPeer,
  ],
  probes: [...kernelProbes, ...timedProbes],
};
