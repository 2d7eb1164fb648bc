/** Scans all contracts of a workspace; a text that was scanned before is not scanned again. */
import { createHash } from 'node:crypto';
import { readContracts, type Workspace } from '@abicus/codegen';
import { readHeader, type Header } from './header.ts';

const scanned = new Map<string, Header | undefined>();

/** The headers of the contracts of a workspace. */
export function scan(workspace: Workspace): Header[] {
  return readContracts(workspace).flatMap(({ file, text }) => {
    const key = createHash('sha256').update(file).update('\0').update(text).digest('hex');
    if (!scanned.has(key)) scanned.set(key, readHeader(file, text));
    return scanned.get(key) ?? [];
  });
}
