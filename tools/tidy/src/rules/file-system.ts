/** Tools read and write files through `tools/codegen/src/files`: there a pipe is not waited for, and a link not followed. */
import type { File, Finding, Rule } from '../rule.ts';

const AREAS = [
  'tools/codegen/src/',
  'tools/system-report/src/',
  'tools/nx/src/',
  'apps/abicus/src/',
  'apps/selftest/src/',
];

/** What may use `node:fs` itself, and why: a module, or a folder with `/` at its end. */
export const DIRECT: Readonly<Record<string, string>> = {
  'tools/codegen/src/files/': 'it is what the others go through',
  'tools/codegen/src/workspace/paths.ts': 'it follows links itself, to say where they lead',
  'tools/codegen/src/generate/inputs.ts': 'it says of a contract that is no file what it is',
  'tools/codegen/src/generate/linked.ts': 'it lists a package, and looks where its link leads',
  'tools/codegen/src/generate/watch.ts': 'it watches a folder, and reads nothing',
  'tools/codegen/src/output/write.ts': 'it looks whether an output is a link, and reads nothing',
  'tools/codegen/src/judge/log.ts': 'it reads a log of any size piece by piece',
  'tools/codegen/src/testing/': 'it makes workspaces for tests',
  'tools/codegen/src/bump/testing/': 'it makes repositories for tests',
  'tools/codegen/src/diff/testing/': 'it reads the contracts of this workspace for tests',
  'tools/nx/src/packages.ts': 'it reads package.json files that Nx has found',
  'tools/nx/src/plugin.ts': 'it looks whether a file is there, and reads nothing',
  'tools/nx/src/tests.ts': 'it lists folders, and reads nothing',
  'apps/selftest/src/evidence.ts': 'the selftest knows no generator, and writes where it is told',
  'apps/selftest/src/folders.ts': 'the selftest knows no generator, and writes where it is told',
  'apps/selftest/src/save-evidence.ts': 'it removes the folder that it has just made',
};

const USES = /(?:from|import|require)\s*\(?\s*'(?:node:)?fs(?:\/promises)?'/;

const isOf = (path: string, key: string): boolean =>
  key.endsWith('/') ? path.startsWith(key) : path === key;

function lineOf({ text }: File): number {
  return text.split('\n').findIndex((line) => USES.test(line)) + 1;
}

/** No module uses `node:fs` that is not listed, and none is listed that does not. */
export const fileSystem: Rule = {
  name: 'file system',
  find: (files) => {
    const using = files.filter(
      ({ path, text }) =>
        AREAS.some((area) => path.startsWith(area)) &&
        !/\.(?:test|deep)\.ts$/.test(path) &&
        USES.test(text),
    );
    const keys = Object.keys(DIRECT);
    const others = using.filter(({ path }) => !keys.some((key) => isOf(path, key)));
    const message = 'uses node:fs: go through tools/codegen/src/files, or say here why not';
    const rule = 'tools/tidy/src/rules/file-system.ts';
    const idle = keys.filter((key) => !using.some(({ path }) => isOf(path, key)));
    return [
      ...others.map((file): Finding => ({ path: file.path, line: lineOf(file), message })),
      ...idle.map((key): Finding => ({
        path: rule,
        line: 1,
        message: `${key} no longer uses node:fs`,
      })),
    ];
  },
};
