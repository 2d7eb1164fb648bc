/** Runs a command with options, each time in a copy of its workspace. */
import type { Option } from '../src/command.ts';
import type { CommandCase, OptionCase } from './option-cases.ts';
import { copyOf, filesOf, folder, outcomeOf, remove, say } from './place.ts';

/** Options with their values; undefined is given to a flag. */
export type Options = Readonly<Record<string, string | undefined>>;

/** Options as arguments. */
export function args(given: Options): string[] {
  return Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [`--${name}`] : [`--${name}`, value],
  );
}

/** The values of an option to try; undefined for a flag. */
export function valuesOf(
  { type, oneOf }: Option,
  { values }: OptionCase,
): readonly (string | undefined)[] {
  return type === 'boolean' ? [undefined] : (oneOf ?? values ?? []);
}

/** A command in its workspace. */
export class Runs {
  readonly #command: CommandCase;
  readonly #template = folder();
  /** Outcomes by their arguments: the same ones run once. */
  readonly #known = new Map<string, Promise<string>>();

  constructor(command: CommandCase) {
    this.#command = command;
  }

  /** Makes the workspace. */
  async make(): Promise<void> {
    await this.#command.place(this.#template);
  }

  /** Removes the workspace. */
  remove(): void {
    remove(this.#template);
  }

  /** The options that a run about one of them has besides, as long as the run does not give them. */
  beside(about: string): Readonly<Record<string, string>> {
    const { usual, options } = this.#command;
    const { [about]: _, ...others } = { ...usual, ...options[about]?.beside };
    return others;
  }

  /** The outcome of a run about an option, with these options. */
  outcome(given: Options, about: string): Promise<string> {
    const argv = [...this.#command.argv, ...args({ ...this.beside(about), ...given })];
    const key = JSON.stringify(argv);
    const found = this.#known.get(key) ?? this.#run(argv);
    this.#known.set(key, found);
    return found;
  }

  async #run(argv: readonly string[]): Promise<string> {
    const cwd = copyOf(this.#template);
    try {
      const said = await say(cwd, argv, this.#command.onOut?.(cwd));
      return outcomeOf(cwd, said);
    } finally {
      remove(cwd);
    }
  }

  /** What a command says that is rejected, and whether it changed the workspace, which is not copied for it. */
  async rejected(
    argv: readonly string[],
  ): Promise<{ code: number; text: string; changed: boolean }> {
    const before = filesOf(this.#template);
    const { code, out, err } = await say(this.#template, argv);
    const text = `${out}${err}`.replaceAll(this.#template, '$CWD');
    return { code, text, changed: filesOf(this.#template) !== before };
  }
}
