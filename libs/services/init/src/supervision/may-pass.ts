/** Failed starts that are no failures of the program: what they needed others had used up. */
import { isKernelFailure, KernelError } from '@abicus/abi-kernel';

/**
 * Whether a start may succeed later that failed for this reason: its last word is an error of the
 * kernel that its contract calls retryable, such as EAGAIN of a full table of tasks.
 */
export function mayPass(reason: string): boolean {
  const error = reason.slice(reason.lastIndexOf(' ') + 1);
  return isKernelFailure(error) && new KernelError(error).retryable;
}
