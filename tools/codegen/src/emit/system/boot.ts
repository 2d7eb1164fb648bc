/** `boot.ts`: the programs that are booted, in the order of their start, with the slot of each of their capabilities. */
import { contractsOf, hashOfContracts } from '../../model/used-contracts.ts';
import type { BootedDef, CallsDef, Model, SystemDef } from '../../model/types.ts';
import { code, importedType } from '../../output/code.ts';
import { codeFile, type CodeFile } from '../../output/code-file.ts';
import { data, type Data } from '../../output/data.ts';
import { principalOf, supervisionOf } from '../program.ts';

const callsData = (all: readonly CallsDef[], slots: readonly number[]): Data =>
  all.map(({ service, ops }, i) => ({ service, slot: slots[i], ops }));

function programData(model: Model, { program, image, layout }: BootedDef): Data {
  const { name, feeds, stackPages, depth, endsRun, endpointBudget } = program;
  const { requests, clock, factory } = layout;
  return {
    name,
    identity: BigInt(principalOf(model, name)?.hash ?? 0),
    image,
    stackPages,
    sha256: hashOfContracts(contractsOf(model, feeds, program)),
    endsRun,
    requests: requests === undefined ? undefined : { slot: requests, depth },
    endpoints: program.endpoints.map((one, i) => ({
      name: one.name,
      depth: one.depth,
      ...layout.endpoints[i],
    })),
    clock,
    factory: factory === undefined ? undefined : { slot: factory, budget: endpointBudget },
    devices: program.devices.map((one, i) => ({ name: one.name, ...layout.devices[i] })),
    calls: callsData(program.calls, layout.calls),
    notifies: callsData(program.notifies, layout.notifies),
    supervision: supervisionOf(program.supervision),
  };
}

function bootData(model: Model, system: SystemDef): Data {
  return {
    first: system.first,
    programs: system.programs.map((one) => programData(model, one)),
    slots: Object.fromEntries(system.slots.map(({ name, value }) => [name, value])),
    devices: system.devices.map(({ device, registers, interrupt }) => {
      const { name, base, size, line } = device;
      return { name, base, length: size, line, registers, interrupt };
    }),
  };
}

/** The file `boot.ts` of the package of the system. */
export function bootFile(path: string, model: Model, system: SystemDef): CodeFile {
  const file = codeFile(path, model.contracts);
  file.doc('What is booted: the programs in the order of their start, and their capabilities.');
  file.doc('The programs, and what the first one holds to start them.');
  const type = importedType('Boot', '@abicus/wire');
  file.print(code`export const BOOT: ${type} = ${data(bootData(model, system))};`);
  return file;
}
