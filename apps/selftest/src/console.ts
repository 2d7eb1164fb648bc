/** Splits the console output of a machine into lines. */

const NEWLINE = 0x0a;

/** Collects the bytes of a console into lines. */
export class ConsoleLines {
  /** The lines so far, without newlines. */
  readonly lines: string[] = [];
  readonly #onLine: ((line: string) => void) | undefined;
  readonly #decoder = new TextDecoder();
  #bytes: number[] = [];

  /** @param onLine called with each complete line. */
  constructor(onLine?: (line: string) => void) {
    this.#onLine = onLine;
  }

  /** Adds a byte. */
  readonly push = (byte: number): void => {
    if (byte !== NEWLINE) {
      this.#bytes.push(byte);
      return;
    }
    this.#end();
  };

  /** Completes a line without a newline at the end of the run. */
  flush(): void {
    if (this.#bytes.length > 0) this.#end();
  }

  #end(): void {
    const line = this.#decoder.decode(Uint8Array.from(this.#bytes));
    this.#bytes = [];
    this.lines.push(line);
    this.#onLine?.(line);
  }
}
