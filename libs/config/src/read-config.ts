/** Reads a file of this machine: its size before its text, its encoding before its value. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { NamedSchema } from '@abicus/wire/schema';
import { SIZE_MAX } from './limits.ts';
import { parseConfig, refused, type ConfigResult } from './parse-config.ts';

/** The bytes of a file, or why there are none. */
function bytesOf(path: string): Uint8Array | string {
  let file: number;
  try {
    // Asked before it is opened: to open a pipe that nothing writes to would never end.
    const stat = statSync(path);
    if (!stat.isFile()) return 'it is no file';
    if (stat.size > SIZE_MAX) return `it has ${stat.size} bytes, and a file has no more than 1 MiB`;
    file = openSync(path, 'r');
  } catch (cause) {
    return String(Object(cause).code ?? cause);
  }
  try {
    const bytes = new Uint8Array(SIZE_MAX + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(file, bytes, length, bytes.length - length, null);
    }
    return length > SIZE_MAX ? 'a file has no more than 1 MiB' : bytes.subarray(0, length);
  } catch (cause) {
    return String(Object(cause).code ?? cause);
  } finally {
    closeSync(file);
  }
}

/** Reads a TOML or JSON file and holds it against a schema. */
export function readConfig<T>(schema: NamedSchema<T>, path: string): ConfigResult<T> {
  const bytes = bytesOf(path);
  if (typeof bytes === 'string') {
    return refused(path, `cannot be read: ${bytes}`, `write ${schema.name} there`);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused(path, 'is not encoded in UTF-8', 'save it as UTF-8');
  }
  return parseConfig(schema, { file: path, text });
}
