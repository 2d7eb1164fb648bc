/** New parts as files: shared by `abicus new` and the generators of the Nx plugin. */
import { newContract } from './contract.ts';
import type { Facts } from './facts.ts';
import type { Request, Scaffold } from './scaffold.ts';
import { newSyscall } from './syscall.ts';

export { factsOf, type Facts } from './facts.ts';
export type { Rejected, Request, Scaffold } from './scaffold.ts';

/** Makes a part. Nothing is written: files are returned. */
export type Scaffolder = (facts: Facts, request: Request) => Promise<Scaffold>;

/** What can be made, by kind. What reads contracts is loaded when a service is asked for. */
export const SCAFFOLDS: Readonly<Record<'contract' | 'service' | 'syscall', Scaffolder>> = {
  contract: (facts, request) => Promise.resolve(newContract(facts, request)),
  service: async (facts, request) => {
    const { newService } = await import('./service/index.ts');
    return newService(facts, request);
  },
  syscall: (facts, request) => Promise.resolve(newSyscall(facts, request)),
};
