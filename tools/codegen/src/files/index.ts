/** File access of all verbs, and file system errors in words. */
export { createFiles } from './create.ts';
export { failureLine, fileFailure } from './failure.ts';
export { isFolder, readIfThere } from './read.ts';
