/** The host's clock: the only file of this package that uses timers. */
import type { Clock } from './clock.ts';

/** The longest delay of a JavaScript timer; a longer one would fire at once. */
const TIMER_MAX = 0x7fff_ffff;

/** Deadlines by the host's timers. `Infinity` never fires. */
export const hostClock: Clock = {
  after: (ms, callback) => {
    if (ms === Infinity) return () => {};
    let left = ms;
    let timer: unknown;
    const arm = (): void => {
      const step = Math.min(left, TIMER_MAX);
      left -= step;
      // oxlint-disable-next-line no-restricted-globals -- this is the adapter to the host's time
      timer = setTimeout(() => (left > 0 ? arm() : callback()), step);
    };
    arm();
    return () => clearTimeout(timer as never);
  },
};
