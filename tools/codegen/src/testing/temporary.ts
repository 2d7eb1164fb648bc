/** Workspaces in temporary folders. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ContractFile } from '../generate/inputs.ts';
import { workspaceAt, type Workspace } from '../workspace/config.ts';

/** A workspace that is removed when the test is over. */
export type Temporary = {
  readonly workspace: Workspace;
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string;
};

/** Makes a workspace with these contracts, for the test that is running. */
export function temporaryWorkspace(
  contracts: readonly ContractFile[],
  given: Partial<Omit<Workspace, 'root'>> = {},
): Temporary {
  const root = mkdtempSync(join(tmpdir(), 'abicus-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const { file, text } of contracts) write(file, text);
  return {
    workspace: workspaceAt(root, given),
    write,
    read: (path) => readFileSync(join(root, path), 'utf8'),
  };
}
