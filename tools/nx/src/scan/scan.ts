/** Scans all contracts of a workspace; a text that was scanned before is not scanned again. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHeader, type Header } from './header.ts';

const scanned = new Map<string, Header | undefined>();

/** The headers of contract files, whose paths are relative to the workspace. */
export function scan(root: string, files: readonly string[]): Header[] {
  return [...files].sort().flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const key = createHash('sha256').update(file).update('\0').update(text).digest('hex');
    if (!scanned.has(key)) scanned.set(key, readHeader(file, text));
    return scanned.get(key) ?? [];
  });
}
