/** The modules that a resident process keeps from one run to the next. */
import type { EvaluatedModules } from 'vite/module-runner';

type Node = ReturnType<EvaluatedModules['ensureModule']>;

/** Modules of vitest itself, which are never loaded again. */
const OF_VITEST = /\/vitest\/dist\/|vitest-virtual-\w+\/dist|@vitest\/dist|^mock:/;

/** Evaluates a module again when it is next imported, of the text that it has. */
function forget(node: Node): void {
  node.promise = undefined;
  node.exports = undefined;
  node.evaluated = false;
  node.importers.clear();
  node.imports.clear();
}

/** Forgets all modules. */
export function forgetAll(modules: EvaluatedModules): void {
  for (const [id, node] of modules.idToModuleMap) if (!OF_VITEST.test(id)) forget(node);
}

/** Fetches these files anew when they are next imported, and evaluates again what imports them, however far away. */
export function reload(modules: EvaluatedModules, paths: readonly string[]): void {
  const nodes = new Set(paths.flatMap((path) => [...(modules.getModulesByFile(path) ?? [])]));
  for (const node of nodes) {
    node.meta = undefined;
    node.map = undefined;
  }
  // A set is walked to its end, also while it grows.
  for (const node of nodes) {
    for (const id of node.importers) {
      const importer = modules.getModuleById(id);
      if (importer !== undefined) nodes.add(importer);
    }
  }
  for (const node of nodes) forget(node);
}
