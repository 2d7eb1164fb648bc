/** Which coroutine a program's image stands for. The host that runs a machine fills it; programs never see it. */
import type { Cpu, Program } from '@abicus/wire';
import { packImage, programId, readText } from './image.ts';

/** Starts a program on the hart that it is given. */
export type ProgramMain = (cpu: Cpu) => Program<unknown>;

/** A program of a registry. */
export interface RegisteredProgram {
  readonly name: string;
  readonly main: ProgramMain;
}

/** Programs by name and by the id in their text. */
export class ProgramRegistry {
  readonly #byId = new Map<bigint, RegisteredProgram>();
  readonly #contracts: string;

  /** @param contracts hash of the contracts that the programs were built against; it stands in each image. */
  constructor(contracts: string) {
    this.#contracts = contracts;
  }

  /** Adds a program; a name is taken once. Two names with one id can't be told apart, so that is rejected too. */
  add(name: string, main: ProgramMain): this {
    const id = programId(name);
    const taken = this.#byId.get(id);
    if (taken !== undefined) {
      throw new RangeError(`program '${name}' has the id of '${taken.name}', which is registered`);
    }
    this.#byId.set(id, { name, main });
    return this;
  }

  /** The program whose text this is; undefined: none that is registered. */
  find(text: Uint8Array): RegisteredProgram | undefined {
    const id = readText(text);
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** The ELF image of a registered program. */
  image(name: string): Uint8Array<ArrayBuffer> {
    if (!this.#byId.has(programId(name))) {
      throw new RangeError(`no program '${name}' is registered`);
    }
    return packImage({ name, contracts: this.#contracts });
  }
}
