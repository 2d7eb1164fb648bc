/** Operations: one file each, so that one screen shows a call from the program to the kernel. */
import type { OperationDef } from '../model/types.ts';
import { codeFile } from '../output/code-file.ts';
import { outputs, type Emitter } from './emitter.ts';
import * as decoder from './op-decoder.ts';
import { printErrors } from './op-errors.ts';
import { factsOf } from './op-facts.ts';
import { printResult } from './op-result.ts';
import * as wrapper from './op-wrapper.ts';
import { originsOf } from './per-package.ts';

/** The operations of a package, by number and selector. */
export function operationsOf(operations: readonly OperationDef[], feeds: string): OperationDef[] {
  return operations.filter((op) => op.feeds === feeds);
}

/** `ops/<operation>.ts` of each package that declares syscalls. */
export const ops: Emitter = {
  name: 'ops',
  emit: (model, workspace) => {
    const files = model.packages.flatMap((pkg) =>
      operationsOf(model.operations, pkg.feeds).map((op) => {
        const facts = factsOf(op, model, { workspace, feeds: pkg.feeds });
        const origins = originsOf(model, pkg).filter(({ file }) => file === op.pos.file);
        const file = codeFile(facts.path, origins);
        decoder.printArgs(file, facts);
        decoder.printShortRegisters(file, facts);
        decoder.printRejects(file, facts);
        decoder.printHandler(file, facts);
        decoder.printDone(file, facts);
        decoder.printDecoder(file, facts);
        decoder.printAnswer(file, facts);
        printErrors(file, facts);
        printResult(file, facts);
        wrapper.printWrapper(file, facts);
        wrapper.printRaw(file, facts);
        return file;
      }),
    );
    return outputs(...files);
  },
};
