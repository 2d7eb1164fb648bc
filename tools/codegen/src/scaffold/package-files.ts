/** The metadata of a new package: package.json, tsconfig.json, README.md. */
import type { Facts } from './facts.ts';

/** A package to create. */
export type NewPackage = {
  readonly name: string;
  /** Its folder in the workspace. */
  readonly folder: string;
  readonly description: string;
  readonly dependencies: Readonly<Record<string, string>>;
  /** Entry points other than the main one, `testing` for `./testing`. */
  readonly entries?: readonly string[];
  /** Folders of packages of this workspace that it imports. */
  readonly references: readonly string[];
  /** Whether it may use its platform, by the types in the workspace's tsconfig.json. */
  readonly onPlatform?: boolean;
};

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function exported(facts: Facts, folder: string): Readonly<Record<string, string>> {
  const path = folder === '' ? 'index' : `${folder}/index`;
  const built = { types: `./dist/${path}.d.ts`, default: `./dist/${path}.js` };
  // Without a condition for sources a workspace runs them directly: Node strips their types.
  if (facts.condition === undefined) return { default: `./src/${path}.ts` };
  return { [facts.condition]: `./src/${path}.ts`, ...built };
}

const STRICT = {
  target: 'es2024',
  module: 'nodenext',
  composite: true,
  strict: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
  skipLibCheck: true,
};

function tsconfig(facts: Facts, made: NewPackage): string {
  const up = made.folder
    .split('/')
    .map(() => '..')
    .join('/');
  const references = made.references.filter((path) => facts.exists(`${path}/tsconfig.json`));
  return json({
    ...(facts.base ? { extends: `${up}/tsconfig.base.json` } : {}),
    compilerOptions: {
      ...(facts.base ? {} : STRICT),
      ...(made.onPlatform === true && !facts.base && facts.types !== undefined
        ? { types: facts.types }
        : {}),
      rootDir: 'src',
      outDir: 'dist',
      tsBuildInfoFile: '.tsbuild/tsconfig.tsbuildinfo',
    },
    include: ['src/**/*.ts'],
    exclude: ['src/**/*.test.ts'],
    references: references.map((path) => ({ path: `${up}/${path}` })),
  });
}

/** The files of the package, except its sources. */
export function packageFiles(facts: Facts, made: NewPackage): [path: string, text: string][] {
  const { name, folder, description, dependencies } = made;
  const manifest = {
    name,
    version: '0.1.0',
    private: true,
    description,
    type: 'module',
    sideEffects: false,
    exports: {
      '.': exported(facts, ''),
      ...Object.fromEntries((made.entries ?? []).map((at) => [`./${at}`, exported(facts, at)])),
      './package.json': './package.json',
    },
    dependencies,
  };
  return [
    [`${folder}/package.json`, json(manifest)],
    [`${folder}/tsconfig.json`, tsconfig(facts, made)],
    [`${folder}/README.md`, `# ${name}\n\n${description}\n`],
  ];
}
