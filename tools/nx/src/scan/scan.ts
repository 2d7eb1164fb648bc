/** Outlines of all contracts of a workspace; a text that was read before is not read again. */
import { createHash } from 'node:crypto';
import { readContracts, type Workspace } from '@abicus/codegen';
import { outlineOf, type Outline } from '@abicus/codegen/outline';

/** The contracts of a workspace, as far as they can be read. */
export type Scan = {
  readonly outlines: readonly Outline[];
  /** Files without an outline: what they feed and borrow is not known. */
  readonly unread: readonly string[];
};

const read = new Map<string, Outline | undefined>();

function cached(file: string, text: string): Outline | undefined {
  const key = createHash('sha256').update(file).update('\0').update(text).digest('hex');
  if (!read.has(key)) read.set(key, outlineOf(file, text));
  return read.get(key);
}

/** Reads the contracts of a workspace. */
export function scan(workspace: Workspace): Scan {
  const contracts = readContracts(workspace).map(({ file, text, fault }) => {
    return { file, outline: fault === undefined ? cached(file, text) : undefined };
  });
  return {
    outlines: contracts.flatMap(({ outline }) => outline ?? []),
    unread: contracts.filter(({ outline }) => outline === undefined).map(({ file }) => file),
  };
}
