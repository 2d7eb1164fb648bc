/**
 * `program.ts` of the package that the contract of a booted program feeds: `PROGRAM`, what it is, and `SLOTS`, where its
 * capabilities are. The first program has the slots that the contract of boot states.
 */
import type { Supervision } from '@abicus/contract';
import { contractsOf, hashOfContracts } from '../model/used-contracts.ts';
import type { Model, PrincipalDef, ProgramDef, SlotDef, SystemDef } from '../model/types.ts';
import { code, property, quote } from '../output/code.ts';
import { codeFile, type CodeFile } from '../output/code-file.ts';
import { data, type Data } from '../output/data.ts';
import { sourcePath, type Workspace } from '../workspace/config.ts';
import { outputs, type Emitter } from './emitter.ts';
import { identityOf } from './names.ts';

/** How a program is supervised, with durations in nanoseconds. */
export function supervisionOf(supervision: Supervision | undefined): Data | undefined {
  if (supervision === undefined) return undefined;
  const { restart, backoff, maxInWindow, window } = supervision;
  return { restart, backoffNs: backoff.map(BigInt), maxInWindow, windowNs: BigInt(window) };
}

/** The principal of this name. */
export function principalOf(model: Model, name: string): PrincipalDef | undefined {
  return model.principals.find((one) => one.name === name);
}

/** A program with a file: its name, the package of its contract, its slots. */
export type ProgramFile = {
  readonly name: string;
  readonly feeds: string;
  readonly program: ProgramDef | undefined;
  readonly slots: readonly SlotDef[];
};

/** The programs that have a file: those that are booted, and the first one. */
export function programFiles({ system, programs }: Model): readonly ProgramFile[] {
  if (system === undefined) return [];
  const booted = system.programs.map(({ program, layout }): ProgramFile => {
    return { name: program.name, feeds: program.feeds, program, slots: layout.slots };
  });
  return [firstFile(system, programs), ...booted];
}

function firstFile({ first, feeds, slots }: SystemDef, all: readonly ProgramDef[]): ProgramFile {
  const program = all.find(({ name, draft }) => name === first && !draft);
  const own = slots.map(({ name, value, doc, pos }) => ({ name, slot: value, doc, pos }));
  return { name: first, feeds: program?.feeds ?? feeds, program, slots: own };
}

function programFile(model: Model, workspace: Workspace, one: ProgramFile): CodeFile {
  const { name, feeds, program, slots } = one;
  const origins = model.contracts.filter(({ prose }) => prose.feeds === feeds);
  const file = codeFile(sourcePath(workspace, feeds, 'program.ts'), origins);
  file.doc(`The program ${name}, and the slots of its capabilities.`);
  file.doc('The program: its identity, its stack, and the hash of the contracts that it uses.');
  file.closed('export const PROGRAM =', '} as const;', () => {
    file.print(`name: ${quote(name)},`);
    file.print(`identity: ${identityOf(BigInt(principalOf(model, name)?.hash ?? 0))},`);
    if (program?.stackPages !== undefined) file.print(`stackPages: ${program.stackPages},`);
    file.print(`sha256: ${quote(hashOfContracts(contractsOf(model, feeds, program)))},`);
    file.print(code`supervision: ${data(supervisionOf(program?.supervision))},`);
  });
  file.doc('Slots by name.');
  file.closed('export const SLOTS =', '} as const;', () => {
    for (const slot of slots) file.item(slot.doc, `${property(slot.name)}: ${slot.slot},`);
  });
  return file;
}

/** The files of all programs that are booted. */
export const programs: Emitter = {
  name: 'program',
  emit: (model, workspace) =>
    outputs(...programFiles(model).map((one) => programFile(model, workspace, one))),
};
