/** New parts as files, for `abicus new` and the generators of the Nx plugin. */
import { newContract } from './contract.ts';
import type { Facts } from './facts.ts';
import { formatted } from './formatted.ts';
import type { Request, Scaffold } from './scaffold.ts';
import { withReferences } from './solution.ts';
import { newSyscall } from './syscall.ts';

export { factsOf, type Facts } from './facts.ts';
export { SERVICE_KINDS } from './scaffold.ts';
export type { ScaffoldReject, Request, Scaffold, ServiceKind } from './scaffold.ts';

/** Creates a part. Writes nothing: returns the files. */
export type Scaffolder = (facts: Facts, request: Request) => Promise<Scaffold>;

/** New files, formatted, and the edits by which the workspace knows their packages. */
async function finished(facts: Facts, made: Scaffold): Promise<Scaffold> {
  if (!made.ok) return made;
  const files = await formatted(facts.workspace, made.files);
  return { ...made, files, edits: withReferences(facts, files.keys()) };
}

/** The kinds of parts. The code that reads contracts is loaded only for a service. */
export const SCAFFOLDS: Readonly<Record<'contract' | 'service' | 'syscall', Scaffolder>> = {
  contract: async (facts, request) => finished(facts, await newContract(facts, request)),
  service: async (facts, request) => {
    const { newService } = await import('./service/index.ts');
    return finished(facts, newService(facts, request));
  },
  syscall: (facts, request) => finished(facts, newSyscall(facts, request)),
};
