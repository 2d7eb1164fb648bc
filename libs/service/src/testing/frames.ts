/** Generated messages at a service: what clients, callees and the kernel may send, valid or not. */
import { asErrnoNumber } from './receive-errors.ts';
