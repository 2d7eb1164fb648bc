/** What children of probes share: the capability that they are given, and the status of what should not be. */
import { asCapSlot, asExitStatus } from '@abicus/abi-kernel';

/** The exit status after an unexpected result. */
export const UNEXPECTED_STATUS = asExitStatus(99);
/** How often a child polls for a capability that its parent grants it. */
export const POLLS = 10_000;
/** The slot of the capability that a probe grants to a child. */
export const GRANT = asCapSlot(1);
