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
import { apart, classState, field, flag, word, type Kind, type Plain } from './state-table.ts';

/** The device that ends the run. */
export class Finisher implements Device {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<Finisher> = classState<Finisher>({
    name: apart('fixed when it is made'),
    base: apart('fixed when it is made'),
    size: apart('fixed when it is made'),
    ended: field((it) => it.ended, flag),
    exitCode: field((it) => it.exitCode, word),
  });
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

  /** Adds its state to a digest. */
  digestInto(digest: Digest): void {
    Finisher.STATE.digest(this, digest);
  }

  /** Its state as plain values. */
  dump(): Plain {
    return Finisher.STATE.dump(this);
  }
}
