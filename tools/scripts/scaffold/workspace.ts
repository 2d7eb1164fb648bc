/** A separate workspace with contracts of its own, in which services are created and run. */
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { workspaceRoot } from '../steps.ts';

/** The output and exit code of a program. */
export type ProgramResult = { readonly output: string; readonly code: number };

/** A workspace. */
export type Foreign = {
  readonly root: string;
  readonly read: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  /** The files in a folder and below, by path in the workspace. */
  readonly files: (folder: string) => string[];
  /** Runs a program of node_modules/.bin. */
  readonly run: (program: string, ...args: readonly string[]) => ProgramResult;
  /** Links a package of the workspace like `npm install`. */
  readonly link: (name: string, folder: string) => void;
  readonly remove: () => void;
};

const SCOPE = '@acme';

/** The settings of this repository, which are stricter than TypeScript's `strict`. */
const tsconfig = {
  extends: join(workspaceRoot, 'tsconfig.base.json'),
  compilerOptions: {
    composite: false,
    declaration: false,
    noEmit: true,
    rewriteRelativeImportExtensions: false,
    allowImportingTsExtensions: true,
  },
  include: ['contracts', 'libs'],
};

const VITEST = `import { proofs, wholeRunsOnly } from '@abicus/codegen/vitest';
import { defineConfig } from 'vitest/config';

const report = '.abicus/reports/tests.json';
const conditions = ['@abicus/source'];

export default defineConfig({
  plugins: [proofs()],
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    reporters: ['default', wholeRunsOnly(report), 'json'],
    outputFile: { json: report },
    testTimeout: 600_000,
  },
});
`;

function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|FORCE_COLOR$|ABICUS_)/.test(name),
  );
  const path = `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`;
  return { ...Object.fromEntries(inherited), NO_COLOR: '1', PATH: path };
}

/** Creates a workspace with a contract. It uses the packages of this repository from source. */
export function foreignWorkspace(contract: {
  readonly file: string;
  readonly text: string;
}): Foreign {
  const root = mkdtempSync(join(tmpdir(), 'abicus-scaffold-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const modules = join(workspaceRoot, 'node_modules');
  mkdirSync(join(root, 'node_modules', SCOPE), { recursive: true });
  for (const name of readdirSync(modules)) {
    if (name !== '.cache') symlinkSync(join(modules, name), join(root, 'node_modules', name));
  }
  write('abicus.json', JSON.stringify({ scope: SCOPE }));
  const workspaces = ['libs/abi/*', 'libs/services/*'];
  write(
    'package.json',
    JSON.stringify({ name: 'acme', private: true, type: 'module', workspaces }),
  );
  write('tsconfig.json', JSON.stringify(tsconfig));
  write('vitest.config.ts', VITEST);
  write(contract.file, contract.text);
  const env = environment();
  return {
    root,
    write,
    read: (path) => readFileSync(join(root, path), 'utf8'),
    files: (folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1)),
    run: (program, ...args) => {
      const options = { cwd: root, encoding: 'utf8', env, stdio: 'pipe' } as const;
      try {
        return { code: 0, output: execFileSync(join(modules, '.bin', program), args, options) };
      } catch (error) {
        const { stdout = '', stderr = '', status = 1 } = error as Failed;
        return { output: `${stdout}${stderr}`, code: status ?? 1 };
      }
    },
    link: (name, folder) =>
      symlinkSync(join(root, folder), join(root, 'node_modules', SCOPE, name), 'dir'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

type Failed = {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly status?: number | null;
};

/** Runs a program that must end with this exit code, and returns its output. */
export function say(
  { run }: Foreign,
  code: number,
  program: string,
  ...args: readonly string[]
): string {
  const said = run(program, ...args);
  if (said.code !== code) throw new Error(`exit ${said.code}:\n${said.output}`);
  return said.output;
}
