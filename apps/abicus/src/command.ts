/** What a command is, and what it is given. */

/** Where a command reads and writes; tests give their own. */
export type Io = {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether `out` is a terminal. */
  readonly terminal: boolean;
  /** Given when the command should end, as on Ctrl-C. */
  readonly stop: AbortSignal;
};

/** An option as it was given: a flag, a value, or nothing. */
export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** The arguments of a command, as the table allows them. */
export type Args = { readonly values: Values; readonly positionals: readonly string[] };

/** A command: returns its exit code. */
export type Run = (args: Args, io: Io) => Promise<number> | number;

/** An option of a command. */
export type Option = {
  readonly type: 'boolean' | 'string';
  readonly help: string;
  /** What stands for the value in the usage: `FILE`. */
  readonly value?: string;
  /** The values that are allowed, if not any. */
  readonly oneOf?: readonly string[];
  /** The option that this is a short form of: only one of the two is given. */
  readonly shortFor?: string;
};

/** A command as the table lists it. */
export type Command = {
  readonly name: string;
  readonly summary: string;
  /** More than the summary, for `--help`. */
  readonly about: string;
  readonly options: Readonly<Record<string, Option>>;
  /** Names of the positional arguments; all of them are needed, except those in brackets. */
  readonly positionals: readonly string[];
  /** What each exit code means. */
  readonly exits: readonly (readonly [code: number, meaning: string])[];
  /** What `--json` prints, if there is such an option. */
  readonly json?: string;
  readonly load: () => Promise<{ readonly run: Run }>;
};

/** A string option's value. */
export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}
