/** The package of the files of `testing/`. */
import type { Model, PackageDef } from '../../model/types.ts';
import { code, importedType } from '../../output/code.ts';
import { codeFile, type CodeFile } from '../../output/code-file.ts';
import { data, type Data } from '../../output/data.ts';
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

/** Prints a constant of a type of `@abicus/wire/testing`, which keeps the types of functions in it. */
export function shape(file: CodeFile, doc: string, name: string, type: string, value: Data): void {
  file.doc(doc);
  const satisfies = importedType(type, '@abicus/wire/testing');
  file.print(code`export const ${name} = ${data(value)} satisfies ${satisfies};`);
}
