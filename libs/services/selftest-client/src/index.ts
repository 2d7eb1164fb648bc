/** The client of the selftest: runs the probes of all services on the machine. */
import { MARKERS } from '@abicus/abi-ladder';
import type { SystemProgram } from '@abicus/probe';
import { selftestClient } from './client.ts';
import { CHILDREN } from './programs/children.ts';

export { selftestClient } from './client.ts';
export { COMMAND } from './programs/call-commands.ts';
export { CHILDREN, type ChildName } from './programs/children.ts';
export { CLIENT } from './slots.ts';

/** The program, with those that its probes start as children. */
export const program: SystemProgram = {
  name: 'selftest-client',
  mainFor: selftestClient,
  children: CHILDREN,
  prints: [MARKERS.selftestEnd],
};
