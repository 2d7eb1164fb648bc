/** New parts as files, for `abicus new` and the generators of the Nx plugin. */
import { newContract } from './contract.ts';
import type { Facts } from './facts.ts';
import type { Request, Scaffold } from './scaffold.ts';
import { newSyscall } from './syscall.ts';

export { factsOf, type Facts } from './facts.ts';
export { SERVICE_KINDS } from './scaffold.ts';
export type { ScaffoldReject, Request, Scaffold, ServiceKind } from './scaffold.ts';

/** Creates a part. Writes nothing: returns the files. */
export type Scaffolder = (facts: Facts, request: Request) => Promise<Scaffold>;

/** The kinds of parts. The code that reads contracts is loaded only for a service. */
export const SCAFFOLDS: Readonly<Record<'contract' | 'service' | 'syscall', Scaffolder>> = {
  contract: (facts, request) => Promise.resolve(newContract(facts, request)),
  service: async (facts, request) => {
    const { newService } = await import('./service/index.ts');
    return newService(facts, request);
  },
  syscall: (facts, request) => Promise.resolve(newSyscall(facts, request)),
};
