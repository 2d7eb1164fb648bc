/** The linked contracts of a workspace, for tools that say what they make of the whole. */
export { linkFiles } from '../generate/sources.ts';
export { callersOf } from './callers.ts';
export { defined } from './defined.ts';
