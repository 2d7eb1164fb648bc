/** The capability slots of the selftest client, without those of services: what it calls depends on what is booted. */
import { asCapSlot } from '@abicus/abi-kernel';
import { SLOTS } from '@abicus/abi-ladder';

/** The slots, by what they hold. */
export const CLIENT = {
  repliesRecv: asCapSlot(SLOTS.repliesRecv),
  repliesSend: asCapSlot(SLOTS.repliesSend),
  eventsRecv: asCapSlot(SLOTS.eventsRecv),
  eventsSend: asCapSlot(SLOTS.eventsSend),
  loopbackRecv: asCapSlot(SLOTS.loopbackRecv),
  loopbackSend: asCapSlot(SLOTS.loopbackSend),
  blockRegisters: asCapSlot(SLOTS.virtioBlkRegisters),
  blockInterrupt: asCapSlot(SLOTS.virtioBlkInterrupt),
  endpoints: asCapSlot(SLOTS.endpointFactory),
} as const;
