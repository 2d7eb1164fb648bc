/**
 * Rewrites what depends on where a module lies or how it is loaded: `import.meta` still means the source, and an
 * import of a module that is known only at run time gets it from the bundle if it is there.
 */

/** A node of a syntax tree, as far as it is looked at. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly source?: unknown;
  readonly value?: unknown;
}

/** The names in the rewritten code; apps/abicus/bin/bundle.cjs defines them. */
export const META = '__abicusMeta';
/** The function that imports a module known at run time. */
export const IMPORT = '__abicusImport';

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const one of value) yield* nodesOf(one);
  } else if (isNode(value)) {
    yield value;
    for (const child of Object.values(value)) {
      if (typeof child === 'object' && child !== null) yield* nodesOf(child);
    }
  }
}

/** Rewritten code, and whether it imports a module that is known only at run time. */
export interface Rewritten {
  readonly code: string;
  readonly imports: boolean;
}

/** What rewriting needs of the bundler. */
export interface Rewriting {
  readonly parse: (code: string) => unknown;
  /** What a module outside of the bundle is required by; undefined: it is in the bundle. */
  readonly outside: (specifier: string) => Promise<string | undefined>;
}

/** The code with the two forms rewritten. @param path of the module in the workspace. */
export async function rewrite(
  path: string,
  code: string,
  { parse, outside }: Rewriting,
): Promise<Rewritten> {
  // Most modules have neither, and are not parsed.
  if (!/import\.meta|import\(/.test(code)) return { code, imports: false };
  let imports = false;
  const edits: { readonly from: number; readonly to: number; readonly text: string }[] = [];
  for (const node of nodesOf(parse(code))) {
    if (node.type === 'MetaProperty' && code.startsWith('import', node.start)) {
      const text = `${META}(${JSON.stringify(path)})`;
      edits.push({ from: node.start, to: node.end, text });
    }
    if (node.type !== 'ImportExpression' || !isNode(node.source)) continue;
    const { start, end, type, value } = node.source;
    const isKnown = type === 'Literal' && typeof value === 'string';
    const id = isKnown ? await outside(value) : undefined;
    if (isKnown && id === undefined) continue;
    edits.push({ from: node.start, to: node.start + 'import'.length, text: IMPORT });
    if (id === undefined) imports = true;
    else edits.push({ from: start, to: end, text: JSON.stringify(id) });
  }
  let out = code;
  for (const { from, to, text } of edits.toSorted((a, b) => b.from - a.from)) {
    out = out.slice(0, from) + text + out.slice(to);
  }
  return { code: out, imports };
}
