/** New parts as files: shared by `abicus new` and the generators of the Nx plugin. */
import { newContract, type Request, type Scaffold } from './contract.ts';
import type { Facts } from './facts.ts';
import { newService } from './service.ts';
import { newSyscall } from './syscall.ts';

export type { Request, Scaffold } from './contract.ts';
export { factsOf, type Facts } from './facts.ts';

/** What can be made, by kind. Nothing is written: files are returned. */
export const SCAFFOLDS: Readonly<
  Record<'contract' | 'service' | 'syscall', (facts: Facts, request: Request) => Scaffold>
> = { contract: newContract, service: newService, syscall: newSyscall };
