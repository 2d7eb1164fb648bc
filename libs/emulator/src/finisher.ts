/** The finisher (SiFive test device): a store to it ends the run with the exit code in the value. */
import {
  FINISHER_BASE,
  FINISHER_CODE_SHIFT,
  FINISHER_EXIT,
  FINISHER_FAIL,
  FINISHER_PASS,
  FINISHER_SIZE,
} from '@abicus/abi-board';
import { BUS_ERROR, type Device } from './device.ts';
import type { Digest } from './digest.ts';

/** The device that ends the run. */
export class Finisher implements Device {
  readonly name = 'finisher';
  readonly base: number = FINISHER_BASE;
  readonly size: number = FINISHER_SIZE;
  /** True once the run has ended. Later stores are ignored. */
  ended = false;
  /**
   * The exit code, 0..65535; valid once ended. A failure with code 0 is reported as 1, so that it can't be mistaken for
   * success.
   */
  exitCode = 0;

  read(): number {
    return BUS_ERROR;
  }

  write(offset: number, width: number, value: number): boolean {
    if (offset !== FINISHER_EXIT || width !== 4) return false;
    const kind = value & 0xffff;
    if (kind === FINISHER_PASS) this.end(0);
    else if (kind === FINISHER_FAIL) this.end(value >>> FINISHER_CODE_SHIFT || 1);
    else return false;
    return true;
  }

  /** Ends the run with an exit code, 0: success. */
  end(exitCode: number): void {
    if (this.ended) return;
    this.ended = true;
    this.exitCode = exitCode;
  }

  digestInto(digest: Digest): void {
    digest.flag(this.ended).word(this.exitCode);
  }
}
