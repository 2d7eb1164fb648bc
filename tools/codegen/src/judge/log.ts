/**
 * Reads the lines of a log: a UART log of QEMU, a serial capture, a console.log. The recogniser interprets
 * control characters; memory use is bounded for any file.
 */
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** The largest log that is judged, in bytes. */
export const LOG_BYTES_MAX = 256 * 1024 * 1024;
/** The maximum number of characters of a line; the rest of a longer line is dropped. */
export const LINE_MAX = 64 * 1024;

const CHUNK = 64 * 1024;

/** A log that was read to its end. */
export type LogFacts = {
  /** Of the bytes as they are in the file, in hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  /** Whether the last line has an end. One without may be cut anywhere. */
  readonly isEnded: boolean;
};

/** The result of reading a log. */
export type LogResult<T> =
  | { readonly ok: true; readonly facts: LogFacts; readonly made: T }
  | { readonly ok: false; readonly why: string };

/** The part of a byte order mark that no UTF-8 has. */
const MARK = 0xff;

/**
 * Whether the beginning of a file is UTF-16: it has the mark, or most bytes of one parity are zero and few of the other.
 * Read as UTF-8, its lines would contain no markers.
 */
export function isUtf16(start: Uint8Array): boolean {
  const [first, second] = start;
  if ((first === MARK && second === MARK - 1) || (first === MARK - 1 && second === MARK))
    return true;
  const zeros = [0, 0] as [number, number];
  for (const [i, byte] of start.entries()) if (byte === 0) zeros[i & 1 ? 1 : 0]++;
  const most = Math.floor(start.length / 2);
  return most > 1 && Math.max(...zeros) > most * 0.7 && Math.min(...zeros) < most * 0.1;
}

/** More of a line, as long as it may get. */
const joined = (head: string, more: string): string => (head + more).slice(0, LINE_MAX);

/** The lines of an open file. The last one, if it has no end, only if `keeps` wants it. */
class LineReader {
  readonly #fd: number;
  readonly #keeps: (text: string) => boolean;
  readonly #most: number;
  readonly #hash = createHash('sha256');
  bytes = 0;
  isEnded = true;
  isTooLarge = false;
  isUtf16 = false;

  constructor(fd: number, keeps: (text: string) => boolean, most: number) {
    this.#fd = fd;
    this.#keeps = keeps;
    this.#most = most;
  }

  get sha256(): string {
    return this.#hash.copy().digest('hex');
  }

  *lines(): Generator<string> {
    const decoder = new TextDecoder();
    const buffer = Buffer.alloc(CHUNK);
    let head = '';
    for (let count = this.#read(buffer); count > 0; count = this.#read(buffer)) {
      const text = decoder.decode(buffer.subarray(0, count), { stream: true });
      let from = 0;
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
        yield joined(head, text.slice(from, end));
        head = '';
        from = end + 1;
      }
      head = joined(head, text.slice(from));
    }
    this.isEnded = head === '';
    if (!this.isEnded && this.#keeps(head)) yield head;
  }

  /** Fills the buffer; 0 at the end, and where the log gets larger than it may be. */
  #read(buffer: Buffer): number {
    const count = readSync(this.#fd, buffer, 0, CHUNK, null);
    const read = buffer.subarray(0, count);
    if (this.bytes === 0) this.isUtf16 = isUtf16(read);
    this.#hash.update(read);
    this.bytes += count;
    if (this.bytes > this.#most) this.isTooLarge = true;
    return this.isTooLarge || this.isUtf16 ? 0 : count;
  }
}

/** Why a file cannot be read as a log, or nothing. */
function whyNot(fd: number, most: number): string | undefined {
  const stat = fstatSync(fd);
  if (!stat.isFile()) return 'it is no file';
  return stat.size > most ? tooLarge(most) : undefined;
}

const utf16 = 'it is UTF-16, not UTF-8: `iconv -f UTF-16 -t UTF-8` makes one of the other';
const tooLarge = (most: number): string => `it is larger than ${most / 1024 / 1024} MiB`;

/**
 * Reads a log and passes its lines to `make`.
 *
 * @param keeps whether a last line without an end is among them: it may be cut anywhere.
 * @param make takes all lines.
 * @param most the bytes of the largest log; one may grow while it is read.
 */
export function readLog<T>(
  path: string,
  keeps: (text: string) => boolean,
  make: (lines: Iterable<string>) => T,
  most: number = LOG_BYTES_MAX,
): LogResult<T> {
  let fd: number | undefined;
  try {
    // Else the opening of a pipe that nothing writes to never returns. Windows has no such flag.
    fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const why = whyNot(fd, most);
    if (why !== undefined) return { ok: false, why };
    const reader = new LineReader(fd, keeps, most);
    const made = make(reader.lines());
    if (reader.isTooLarge) return { ok: false, why: tooLarge(most) };
    if (reader.isUtf16) return { ok: false, why: utf16 };
    const { sha256, bytes, isEnded } = reader;
    return { ok: true, facts: { sha256, bytes, isEnded }, made };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, why: code === 'ENOENT' ? 'there is no such file' : message };
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}
