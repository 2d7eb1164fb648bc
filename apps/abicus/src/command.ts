/** Commands: their arguments, options and help. */

/** Input and output of a command; tests pass their own. */
export type Io = {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether `out` is a terminal. */
  readonly terminal: boolean;
  /** Aborted when the command should end, as on Ctrl-C. */
  readonly stop: AbortSignal;
};

/** The options on the command line: a flag, a value, or undefined if not given. */
export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** The parsed arguments of a command. */
export type Args = { readonly values: Values; readonly positionals: readonly string[] };

/** Runs a command and returns its exit code. */
export type Run = (args: Args, io: Io) => Promise<number> | number;

/** An option of a command. */
export type Option = {
  readonly type: 'boolean' | 'string';
  readonly help: string;
  /** The placeholder for the value in the usage text, such as `FILE`. */
  readonly value?: string;
  /** The allowed values; absent if any value is allowed. */
  readonly oneOf?: readonly string[];
  /** The option that this is a short form of: only one of the two is given. */
  readonly shortFor?: string;
};

/** A command of the table. */
export type Command = {
  readonly name: string;
  readonly summary: string;
  /** Details for `--help`. */
  readonly about: string;
  readonly options: Readonly<Record<string, Option>>;
  /** Names of the positional arguments; a name in brackets is optional. */
  readonly positionals: readonly string[];
  /** The meaning of each exit code. */
  readonly exits: readonly (readonly [code: number, meaning: string])[];
  /** The shape of the `--json` output, if there is such an option. */
  readonly json?: string;
  readonly load: () => Promise<{ readonly run: Run }>;
};

/** Returns the value of a string option. */
export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}
