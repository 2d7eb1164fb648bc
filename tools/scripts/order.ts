/** The order in which the steps of a command begin and end. */

/** The place of a step among the others. */
export interface Place {
  /** Begins once all steps before it have ended: it needs what they leave. */
  readonly afterOthers?: boolean;
}

/** How steps run. */
export interface Ordering {
  /** How many steps run at once; loud steps need 1. */
  readonly atOnce: number;
  /** Begins no other step once one has failed, and stops those that run. */
  readonly failFast: boolean;
}

/** Runs steps in order, `atOnce` of them at a time; `run` tells whether a step succeeded, and ends it at the signal. */
export async function inOrder<S extends Place>(
  steps: readonly S[],
  { atOnce, failFast }: Ordering,
  run: (step: S, stop: AbortSignal) => Promise<boolean>,
): Promise<void> {
  const waiting = [...steps];
  const stop = new AbortController();
  const running = new Set<Promise<void>>();
  const begin = async (step: S): Promise<void> => {
    if ((await run(step, stop.signal)) || !failFast) return;
    waiting.length = 0;
    stop.abort();
  };
  for (;;) {
    const isHeld = waiting[0]?.afterOthers === true && running.size > 0;
    const step = isHeld || running.size === atOnce ? undefined : waiting.shift();
    if (step !== undefined) {
      const one = begin(step).finally(() => running.delete(one));
      running.add(one);
    } else if (running.size > 0) await Promise.race(running);
    else return;
  }
}
