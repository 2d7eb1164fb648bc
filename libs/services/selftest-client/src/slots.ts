/** The capability slots of the selftest client. */
import { asCapSlot } from '@abicus/abi-kernel';
import { SLOTS } from '@abicus/abi-ladder';

/** The slots, by what they hold. */
export const CLIENT = {
  timed: asCapSlot(SLOTS.timed),
  repliesRecv: asCapSlot(SLOTS.repliesRecv),
  repliesSend: asCapSlot(SLOTS.repliesSend),
  eventsRecv: asCapSlot(SLOTS.eventsRecv),
  eventsSend: asCapSlot(SLOTS.eventsSend),
  loopbackRecv: asCapSlot(SLOTS.loopbackRecv),
  loopbackSend: asCapSlot(SLOTS.loopbackSend),
  blockRegisters: asCapSlot(SLOTS.virtioBlkRegisters),
  blockInterrupt: asCapSlot(SLOTS.virtioBlkInterrupt),
  endpoints: asCapSlot(SLOTS.endpointFactory),
  peer: asCapSlot(SLOTS.selftestPeer),
} as const;

/** The slots with SEND to the requests of services, by service. */
export const SERVICES: ReadonlyMap<string, (typeof CLIENT)['timed']> = new Map([
  ['timed', CLIENT.timed],
  ['selftest-peer', CLIENT.peer],
]);
