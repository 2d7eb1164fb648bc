/** The programs of a system, and which of them have probes. */
import type { Model } from '../../model/types.ts';
import type { Workspace } from '../../workspace/config.ts';

/** A program of the system: its package exports `program`, and `probes` from `/probes` if it has some. */
export type SystemProgram = {
  readonly name: string;
  readonly package: string;
  readonly hasProbes: boolean;
};

/** The programs of boot in the order of their start, the first one included. */
export function systemPrograms(
  { system, contracts, markers, programs }: Model,
  { scope }: Workspace,
): SystemProgram[] {
  if (system === undefined) return [];
  const names = system.programs.map(({ program }) => program.name);
  // It runs the probes: its rungs are those that need one.
  const client = system.programs.find(({ program }) => program.endsRun)?.program.name;
  return [system.first, ...names].map((name) => {
    const contract = programs.find((one) => one.name === name)?.contract;
    // The client has the probes of all contracts without a program.
    const ofOwn = markers.some((marker) => marker.by === client && marker.contract === contract);
    const linked = contracts.find((one) => one.slug === contract)?.linked;
    return {
      name,
      package: `${linked?.scope ?? scope}/${name}`,
      hasProbes: name === client || ofOwn,
    };
  });
}
