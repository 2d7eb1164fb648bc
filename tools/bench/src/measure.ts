/** Times functions inside a process: batches of calls, nanoseconds per call, medians over samples. */

/** The result of a measurement. */
export type Sample = {
  /** Nanoseconds per call: the median of the samples. */
  readonly median: number;
  readonly min: number;
  readonly max: number;
};

/** The median of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Median, minimum and maximum of single measurements. */
export function summary(values: readonly number[]): Sample {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/**
 * Times `call(i)` for ascending `i`, in `samples` batches of at least `batchMs` milliseconds after a
 * warm-up of the same length. The sum of the results is returned, so that no call is optimised away.
 */
export function measure(
  call: (i: number) => number,
  { samples = 9, batchMs = 40 }: { readonly samples?: number; readonly batchMs?: number } = {},
): Sample & { readonly sink: number } {
  let sink = 0;
  let next = 0;
  const batch = (count: number): number => {
    const from = process.hrtime.bigint();
    for (let i = 0; i < count; i++) sink += call(next++);
    return Number(process.hrtime.bigint() - from);
  };
  let count = 1;
  while (batch(count) < batchMs * 1e6) count *= 2;
  const values: number[] = [];
  for (let i = 0; i < samples; i++) values.push(batch(count) / count);
  return { ...summary(values), sink };
}
