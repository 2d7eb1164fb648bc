/** What the file system refuses, in words. */
export { failureLine, fileFailure } from './failure.ts';
