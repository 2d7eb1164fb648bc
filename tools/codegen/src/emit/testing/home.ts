/** What the files of `testing/` need to know about the package they are in. */
import type { Model, PackageDef } from '../../model/types.ts';
import { codeFile, type CodeFile } from '../../output/code-file.ts';
import { originsOf } from '../per-package.ts';
import { sourcePath, type Workspace } from '../../workspace/config.ts';

/** A package whose `testing/` is emitted. */
export type TestingHome = {
  readonly workspace: Workspace;
  readonly model: Model;
  readonly pkg: PackageDef;
  readonly feeds: string;
};

/** The path of a file in the package's sources. */
export function inSource(home: TestingHome, file: string): string {
  return sourcePath(home.workspace, home.feeds, file);
}

/** Starts a file of `testing/`. */
export function testingFile(home: TestingHome, file: string): CodeFile {
  return codeFile(inSource(home, `testing/${file}`), originsOf(home.model, home.pkg));
}

/** A file of `testing/` with this text. */
export function textFile(home: TestingHome, name: string, text: string): CodeFile {
  const file = testingFile(home, name);
  for (const line of text.trim().split('\n')) file.print(line);
  return file;
}
