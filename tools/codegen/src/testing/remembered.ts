/** Results of functions without effects, kept for other tests: most tests start from the same contracts. */

/** Returns a function that computes a value by its key once, and keeps the values that were last asked for. */
export function remembered<T>(limit: number): (key: string, compute: () => T) => T {
  const kept = new Map<string, T>();
  return (key, compute) => {
    const found = kept.has(key) ? (kept.get(key) as T) : compute();
    // The last one is the one asked for last.
    kept.delete(key);
    kept.set(key, found);
    for (const oldest of kept.keys()) {
      if (kept.size <= limit) break;
      kept.delete(oldest);
    }
    return found;
  };
}
