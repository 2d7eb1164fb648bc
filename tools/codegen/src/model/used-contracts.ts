/** The contracts that a program uses, and their hash, which its image carries. */
import { sha256 } from '../output/hash.ts';
import type { ProgramDef } from './shape/programs.ts';
import type { ContractDef, Model } from './types.ts';

/**
 * The contracts that a program uses: those of its package, of the services that it calls, of the kernel, and what any of
 * these uses.
 */
export function contractsOf(
  { contracts, syscalls }: Pick<Model, 'contracts' | 'syscalls'>,
  feeds: string,
  program: ProgramDef | undefined,
): ContractDef[] {
  const live = contracts.filter(({ prose }) => prose.status !== 'superseded');
  const kernels = new Set(syscalls.map((one) => one.feeds));
  // What a contract names in `calls` and `notifies` is in its uses; what it calls by `every` is not.
  const services = new Set(program?.calls.map(({ contract }) => contract));
  const used = new Set(
    live.filter(({ slug, prose }) => {
      return prose.feeds === feeds || kernels.has(prose.feeds) || services.has(slug);
    }),
  );
  // A set gives what is added while it is walked.
  for (const { uses } of used) {
    for (const { id } of uses) {
      const other = live.find(({ prose }) => prose.id === id);
      if (other !== undefined) used.add(other);
    }
  }
  return contracts.filter((one) => used.has(one));
}

/** One hash over contracts: SHA-256 of a line `id hash` each. */
export function hashOfContracts(contracts: readonly ContractDef[]): string {
  return sha256(contracts.map((one) => `${one.prose.id} ${one.sha256}\n`).join(''));
}
