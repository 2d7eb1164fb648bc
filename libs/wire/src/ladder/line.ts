/** Console lines with the kernel's stamp: virtual time, hart, identity of the emitter. */

/** A line of the console. */
export interface ConsoleLine {
  /** Virtual time in microseconds. */
  readonly micros: number;
  readonly hart: number;
  /** The bound name of the task, the kernel's name, or `pid:N` for a task without a name. */
  readonly identity: string;
  readonly text: string;
}

/** The width of the seconds in a stamp; larger values are wider. */
const WIDTH = 13;
const STAMP = /^\[( *\d+)\.(\d{6}) (\d+) (\S+)\] (.*)$/s;

/** Parses a line without its end; gives nothing without a stamp. */
export function parseLine(line: string): ConsoleLine | undefined {
  const parts = STAMP.exec(line);
  if (parts === null) return undefined;
  const [, seconds = '', fraction = '', hart, identity = '', text = ''] = parts;
  const width = `${seconds}.${fraction}`.length;
  if (width < WIDTH || (width > WIDTH && seconds.startsWith(' '))) return undefined;
  const micros = Number(seconds) * 1_000_000 + Number(fraction);
  return { micros, hart: Number(hart), identity, text };
}

/** Formats a line for `parseLine`, without its end. */
export function formatLine({ micros, hart, identity, text }: ConsoleLine): string {
  const seconds = String(Math.floor(micros / 1_000_000));
  const fraction = String(micros % 1_000_000).padStart(6, '0');
  return `[${`${seconds}.${fraction}`.padStart(WIDTH)} ${hart} ${identity}] ${text}`;
}
