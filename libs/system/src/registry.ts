// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:34f81165d044e2a2

import { CONTRACTS, CONTRACTS_SHA256, LADDER } from '@abicus/abi-ladder';
import { program as init } from '@abicus/init';
import type { System } from '@abicus/probe';
import { program as selftestClient } from '@abicus/selftest-client';
import { probes as selftestClientProbes } from '@abicus/selftest-client/probes';
import { program as selftestPeer } from '@abicus/selftest-peer';
import { probes as selftestPeerProbes } from '@abicus/selftest-peer/probes';
import { program as timed } from '@abicus/timed';
import { probes as timedProbes } from '@abicus/timed/probes';
import { BOOT } from './boot.ts';

/** The programs that are booted, the probes of their rungs, and the ladder of all contracts. */
export const SYSTEM: System = {
  boot: BOOT,
  ladder: LADDER,
  contracts: CONTRACTS,
  contractsSha256: CONTRACTS_SHA256,
  programs: [init, timed, selftestPeer, selftestClient],
  probes: [...timedProbes, ...selftestPeerProbes, ...selftestClientProbes],
};
