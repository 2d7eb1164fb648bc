/** Reading and writing as all verbs do, and what the file system rejects, in words. */
export { createFiles } from './create.ts';
export { failureLine, fileFailure } from './failure.ts';
export { isFolder, readIfThere } from './read.ts';
