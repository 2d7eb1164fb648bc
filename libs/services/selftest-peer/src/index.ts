/** The selftest's peer: a second client of services, with its own identity, which ends when it is told to. */
export { program } from './program.ts';
