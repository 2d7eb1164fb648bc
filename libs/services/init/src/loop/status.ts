/** The statuses with which init ends, and with it the machine, other than that of the program whose end ends the run. */
import { asExitStatus, type ExitStatus } from '@abicus/abi-kernel';

/** The boot failed, or how the program ended is not known. */
export const FAILED: ExitStatus = asExitStatus(1);
/** A line could not be printed. */
export const CONSOLE_FAILED: ExitStatus = asExitStatus(2);
