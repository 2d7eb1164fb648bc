/** Reads a file from disk: checks its size, then its encoding, then its value. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { NamedSchema } from '@abicus/wire/schema';
import { SIZE_MAX } from './limits.ts';
import { parseConfig, rejected, type ConfigResult } from './parse-config.ts';

const TOO_LONG = { why: 'a file has no more than 1 MiB', fix: 'split it' };

/** The bytes of a file, or why they cannot be read, with the fix if that is not to write the file. */
function bytesOf(path: string): Uint8Array | { readonly why: string; readonly fix?: string } {
  let file: number;
  try {
    // Before opening: opening a pipe without a writer would never return.
    const stat = statSync(path);
    if (!stat.isFile()) return { why: 'it is no file' };
    if (stat.size > SIZE_MAX) {
      return { ...TOO_LONG, why: `it has ${stat.size} bytes, and ${TOO_LONG.why}` };
    }
    file = openSync(path, 'r');
  } catch (cause) {
    return { why: String(Object(cause).code ?? cause) };
  }
  try {
    const bytes = new Uint8Array(SIZE_MAX + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(file, bytes, length, bytes.length - length, null);
    }
    return length > SIZE_MAX ? TOO_LONG : bytes.subarray(0, length);
  } catch (cause) {
    return { why: String(Object(cause).code ?? cause) };
  } finally {
    closeSync(file);
  }
}

/** Reads a TOML or JSON file and checks it with a schema. */
export function readConfig<T>(schema: NamedSchema<T>, path: string): ConfigResult<T> {
  const bytes = bytesOf(path);
  if (!(bytes instanceof Uint8Array)) {
    const { why, fix = `write ${schema.name} there` } = bytes;
    return rejected(path, `cannot be read: ${why}`, fix);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return rejected(path, 'is not encoded in UTF-8', 'save it as UTF-8');
  }
  return parseConfig(schema, { file: path, text });
}
