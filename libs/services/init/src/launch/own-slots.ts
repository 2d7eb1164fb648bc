/** Slots that are the same in each boot. */
import { asCapSlot } from '@abicus/abi-kernel';

/**
 * The slot of init that is free except while it starts a program: exec gives the program RECV of the endpoint in its
 * parent's slot 0.
 */
export const START_SLOT = asCapSlot(0);
