/** Messages between a process of tests and the small process that starts programs for it: a length, and a value. */
import { readSync, writeSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';

/** Functions of `node:child_process` that wait for the program which they start. */
export const WAITING = ['spawnSync', 'execFileSync'] as const;

/** A call of one of them. */
export type Call = readonly [name: (typeof WAITING)[number], args: readonly unknown[]];

/** An error as it is sent: its class and its stack are not. */
export type SentError = { readonly message: string; readonly properties: object };

/** What came of a call. An error that `spawnSync` returns is sent apart from its result. */
export type Answer = {
  readonly result?: unknown;
  readonly error?: SentError;
  readonly thrown?: SentError;
};

/** Takes an error apart, with what Node adds to it: `code`, `status`, `stderr` and others. */
export function sentError(error: unknown): SentError {
  const { message } = error instanceof Error ? error : new Error(String(error));
  return { message, properties: { ...Object(error) } };
}

/** The error that was sent. */
export function receivedError({ message, properties }: SentError): Error {
  return Object.assign(new Error(message), properties);
}

const LENGTH = 4;

/** Sends a value; throws if it has parts that can't be sent, before anything is. */
export function send(fd: number, value: unknown): void {
  const body = serialize(value);
  const bytes = Buffer.alloc(LENGTH + body.length);
  bytes.writeUInt32LE(body.length);
  body.copy(bytes, LENGTH);
  for (let sent = 0; sent < bytes.length;) sent += writeSync(fd, bytes, sent);
}

/** Reads so many bytes; undefined if the other side ends before. */
function bytesOf(fd: number, length: number): Buffer | undefined {
  const bytes = Buffer.alloc(length);
  for (let read = 0; read < length;) {
    const more = readSync(fd, bytes, read, length - read, null);
    if (more === 0) return undefined;
    read += more;
  }
  return bytes;
}

/** Waits for a value; undefined if the other side has ended. */
export function receive(fd: number): unknown {
  const length = bytesOf(fd, LENGTH)?.readUInt32LE();
  const body = length === undefined ? undefined : bytesOf(fd, length);
  return body === undefined ? undefined : deserialize(body);
}
