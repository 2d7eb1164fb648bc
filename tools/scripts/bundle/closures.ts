/** Which chunks a command can load: they are compared with their sources before it starts. */
import type { OutputChunk } from 'rolldown';

/** The folder of the commands: a module in it is the command of its name. */
const COMMANDS = 'apps/abicus/src/commands/';

/** The name of the entry that begins everything. */
export const MAIN = 'main';

/** A command: its chunks, and their modules. */
export interface Closure {
  readonly chunks: readonly string[];
  readonly modules: readonly string[];
  /** Whether it imports the system of the workspace that it runs in. */
  readonly importsSystem: boolean;
}

/** The name of the command that a chunk holds. */
function commandOf(
  chunk: OutputChunk,
  pathOf: (id: string) => string | undefined,
): string | undefined {
  const path = pathOf(chunk.facadeModuleId ?? '') ?? '';
  return path.startsWith(COMMANDS) ? path.slice(COMMANDS.length).replace(/\.ts$/, '') : undefined;
}

/** What a bundle is made of, as far as its closures depend on it. */
export interface BundleParts {
  readonly chunks: readonly OutputChunk[];
  /** The path of a module in the workspace; undefined: it is the bundler's own. */
  readonly pathOf: (id: string) => string | undefined;
  /** The paths of the modules that import one which is known only at run time. */
  readonly importers: ReadonlySet<string>;
}

/**
 * The closure of each command, by its name; that under '' is of what needs none, such as help. A command's own
 * closure has everything that it could load later, too, but no other command.
 */
export function closures({ chunks, pathOf, importers }: BundleParts): Record<string, Closure> {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const entries = chunks.filter(({ isEntry }) => isEntry);
  const main = entries.filter(({ name }) => name === MAIN).map(({ fileName }) => fileName);
  const others = entries.filter(({ name }) => name !== MAIN).map(({ fileName }) => fileName);
  const commands = new Map<string, string>();
  for (const chunk of chunks) {
    const command = commandOf(chunk, pathOf);
    if (command !== undefined) commands.set(command, chunk.fileName);
  }
  const isCommand = new Set(commands.values());
  const reach = (from: readonly string[]): Closure => {
    const seen = new Set<string>();
    const waiting = [...from];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      const chunk = byName.get(name);
      if (chunk === undefined || seen.has(name)) continue;
      seen.add(name);
      waiting.push(...chunk.imports, ...chunk.dynamicImports.filter((one) => !isCommand.has(one)));
    }
    const modules = [...seen].flatMap((name) => byName.get(name)?.moduleIds ?? []);
    const paths = modules.map(pathOf).filter((path) => path !== undefined);
    const importsSystem = paths.some((path) => importers.has(path));
    if (importsSystem && others.some((name) => !seen.has(name))) return reach([...from, ...others]);
    return { chunks: [...seen].toSorted(), modules: paths, importsSystem };
  };
  const all = [...commands].map(([name, file]) => [name, reach([...main, file])] as const);
  return { '': reach(main), ...Object.fromEntries(all) };
}
