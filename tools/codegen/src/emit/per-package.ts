/** Emitters of one file per package. */
import type { Model, PackageDef, TypeDef } from '../model/types.ts';
import { codeFile, type CodeFile, type Origin } from '../output/code-file.ts';
import { sourcePath, type Workspace } from '../workspace/config.ts';
import { outputs, type Emitter } from './emitter.ts';

/** The contracts that a package is generated from. */
export function originsOf(model: Model, pkg: PackageDef): Origin[] {
  return model.contracts.filter((contract) => pkg.contracts.includes(contract.slug));
}

/** The types of a package: those from `uses`, then its own. */
export function typesOf(model: Model, feeds: string): readonly TypeDef[] {
  const borrowed = model.packages.find((pkg) => pkg.feeds === feeds)?.borrowedTypes ?? [];
  return [...borrowed, ...ownOf(model.types, feeds)];
}

/** What a package declares itself. */
export function ownOf<T extends { readonly feeds: string }>(all: readonly T[], feeds: string): T[] {
  return all.filter((one) => one.feeds === feeds);
}

/** Prints a file; an empty file is not written. */
export type Fill = (file: CodeFile, feeds: string, model: Model, workspace: Workspace) => void;

/** An emitter of one file for each package that has something to put into it. */
export function perPackage(fileName: string, fill: Fill): Emitter {
  return {
    name: fileName.replace('.ts', ''),
    emit: (model, workspace) => {
      const files = model.packages.map((pkg) => {
        const path = sourcePath(workspace, pkg.feeds, fileName);
        const file = codeFile(path, originsOf(model, pkg));
        fill(file, pkg.feeds, model, workspace);
        return file;
      });
      return outputs(...files.filter(({ lines }) => lines.length > 0));
    },
  };
}
