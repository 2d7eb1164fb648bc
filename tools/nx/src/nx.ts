/**
 * What the plugin takes from Nx and gives to it, for each major that it works with. Those of `@nx/devkit` are not
 * imported: a workspace without Nx would get Nx by installing this package.
 */

/** The tree of files that a generator reads and writes. */
export type Tree = {
  readonly root: string;
  read(path: string, encoding: BufferEncoding): string | null;
  exists(path: string): boolean;
  write(path: string, content: string): void;
};

/** An input: files by a pattern, or what a command prints. */
export type Input = string | { runtime: string };

/** A target of a project. */
export type TargetConfiguration = {
  command?: string;
  executor?: string;
  options?: { env: Record<string, string> };
  dependsOn?: (string | { projects: string[]; target: string })[];
  cache?: boolean;
  inputs?: Input[];
  outputs?: string[];
  metadata?: { description: string };
};

/** A project, by the file that it belongs to. */
type Node = readonly [
  file: string,
  result: {
    projects: Record<
      string,
      { name: string; root: string; targets: Record<string, TargetConfiguration> }
    >;
  },
];

/** The files that Nx passes, and the function that it calls with them. */
export type CreateNodes = readonly [
  glob: string,
  create: (
    files: readonly string[],
    options: unknown,
    context: {
      readonly workspaceRoot: string;
      readonly nxJsonConfiguration: { readonly namedInputs?: Readonly<Record<string, unknown>> };
    },
  ) => Node[],
];
