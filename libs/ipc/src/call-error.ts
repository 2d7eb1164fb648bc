/** The outcomes of a call that has no reply, in the same names for calls that wait and calls that are started. */
import {
  errnoName,
  type IpcCallStartError,
  type IpcCallV2Error,
  type IpcSendError,
} from '@abicus/abi-kernel';

/** Why a call has no reply. */
export type CallError =
  /** The service, or the endpoint of its requests, is gone; a request that was sent may have been executed. */
  | 'PeerGone'
  /** There was no reply within the budget. */
  | 'TimedOut'
  /** The request is longer than the service receives, or the reply than the caller does. */
  | 'TooLong'
  /** Too many calls or bytes are on their way: nothing was sent, or the reply did not find space. */
  | 'Overload'
  /** The caller has no capability for the service, or for its events. */
  | 'Denied'
  /** The kernel rejected the call for a fault of the caller. */
  | 'Failed';

/** The name of a kernel's error. */
export function callError(
  error: IpcCallV2Error | IpcCallStartError | IpcSendError | ReturnType<typeof errnoName>,
): CallError {
  switch (error) {
    case 'EPIPE':
    case 'ESRCH':
      return 'PeerGone';
    case 'ETIMEDOUT':
      return 'TimedOut';
    case 'E2BIG':
      return 'TooLong';
    case 'ENOSPC':
    case 'QueueFull':
      return 'Overload';
    case 'EPERM':
      return 'Denied';
    default:
      return 'Failed';
  }
}

/** The name of an error number of a call. */
export function callErrorOf(errno: number): CallError {
  return callError(errnoName(errno));
}
