/** The capability slots of the selftest client. */
import { SLOTS } from '@abicus/abi-init';
import { asCapSlot } from '@abicus/abi-kernel';

/** The slots, by what they hold. */
export const CLIENT = {
  timed: asCapSlot(SLOTS.selftestClient.timedRequests),
  repliesRecv: asCapSlot(SLOTS.selftestClient.repliesRecv),
  repliesSend: asCapSlot(SLOTS.selftestClient.repliesSend),
  eventsRecv: asCapSlot(SLOTS.selftestClient.eventsRecv),
  eventsSend: asCapSlot(SLOTS.selftestClient.eventsSend),
  loopbackRecv: asCapSlot(SLOTS.selftestClient.loopbackRecv),
  loopbackSend: asCapSlot(SLOTS.selftestClient.loopbackSend),
  blockRegisters: asCapSlot(SLOTS.selftestClient.blockRegisters),
  blockInterrupt: asCapSlot(SLOTS.selftestClient.blockInterrupt),
  endpoints: asCapSlot(SLOTS.selftestClient.endpoints),
  peer: asCapSlot(SLOTS.selftestClient.selftestPeerCommands),
} as const;

/** The slots with SEND to the requests of services, by service. */
export const SERVICES: ReadonlyMap<string, (typeof CLIENT)['timed']> = new Map([
  ['timed', CLIENT.timed],
  ['selftest-peer', CLIENT.peer],
]);
