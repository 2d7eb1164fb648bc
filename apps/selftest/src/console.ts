/** The console of a machine, as lines. */

const NEWLINE = 0x0a;

/** Gathers the bytes of a console into lines. */
export class ConsoleLines {
  /** The lines so far, without their ends. */
  readonly lines: string[] = [];
  readonly #onLine: ((line: string) => void) | undefined;
  readonly #decoder = new TextDecoder();
  #bytes: number[] = [];

  /** @param onLine gets each line as it ends. */
  constructor(onLine?: (line: string) => void) {
    this.#onLine = onLine;
  }

  /** Takes a byte. */
  readonly push = (byte: number): void => {
    if (byte !== NEWLINE) {
      this.#bytes.push(byte);
      return;
    }
    this.#end();
  };

  /** Ends a line that the machine left open. */
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
