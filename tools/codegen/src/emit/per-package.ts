/** One file per package: what most emitters of the ABI are. */
import type { Model, PackageDef, TypeDef } from '../model/types.ts';
import { codeFile, type CodeFile, type Origin } from '../output/code-file.ts';
import { sourcePath, type Workspace } from '../workspace/config.ts';
import { outputs, type Emitter } from './emitter.ts';

/** The contracts that a package is generated from. */
export function originsOf(model: Model, pkg: PackageDef): Origin[] {
  return model.contracts.filter((contract) => pkg.contracts.includes(contract.slug));
}

/** The types of a package: those that it borrows, then its own. */
export function typesOf(model: Model, feeds: string): readonly TypeDef[] {
  const borrowed = model.packages.find((pkg) => pkg.feeds === feeds)?.borrowedTypes ?? [];
  return [...borrowed, ...model.types.filter((type) => type.feeds === feeds)];
}

/** Prints a file, or says with `false` that the package has nothing to put into it. */
export type Fill = (file: CodeFile, feeds: string, model: Model, workspace: Workspace) => boolean;

/** An emitter of one file for each package that has something to put into it. */
export function perPackage(name: string, fileName: string, fill: Fill): Emitter {
  return {
    name,
    emit: (model, workspace) => {
      const files = model.packages.flatMap((pkg) => {
        const path = sourcePath(workspace, pkg.feeds, fileName);
        const file = codeFile(path, originsOf(model, pkg));
        return fill(file, pkg.feeds, model, workspace) ? [file] : [];
      });
      return outputs(...files);
    },
  };
}

/** Prints declarations with an empty line after each. */
export function paragraphs<T>(
  file: CodeFile,
  items: readonly T[],
  print: (item: T) => void,
): boolean {
  for (const item of items) {
    print(item);
    file.blank();
  }
  return items.length > 0;
}
