/** Maps program images to coroutines. The host that runs a machine fills the registry; programs can't access it. */
import type { Cpu, Program } from '@abicus/wire';
import { packImage, programId, readProgramId } from './image.ts';

/** The entry point of a program: creates its coroutine on a hart. */
export type ProgramMain = (cpu: Cpu) => Program<unknown>;

/** A program with its name and entry point. */
export interface RegisteredProgram {
  readonly name: string;
  readonly main: ProgramMain;
  /** Hash of the contracts that it uses; its image contains it. */
  readonly sha256: string;
}

/** The registered programs, by name and by the id in their text. */
export class ProgramRegistry {
  readonly #byId = new Map<bigint, RegisteredProgram>();

  /** Registers a program; throws if its name, or another name with the same id, is registered. */
  add(name: string, main: ProgramMain, sha256: string): this {
    const id = programId(name);
    const existing = this.#byId.get(id);
    if (existing !== undefined) {
      throw new RangeError(
        `program '${name}' has the id of '${existing.name}', which is registered`,
      );
    }
    this.#byId.set(id, { name, main, sha256 });
    return this;
  }

  /** Finds the program of a text; undefined: it is not registered. */
  find(text: Uint8Array): RegisteredProgram | undefined {
    const id = readProgramId(text);
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** Builds the ELF image of a registered program. */
  image(name: string): Uint8Array<ArrayBuffer> {
    const program = this.#byId.get(programId(name));
    if (program === undefined) throw new RangeError(`no program '${name}' is registered`);
    return packImage({ name, contracts: program.sha256 });
  }
}
