/** Finds the name nearest to a misspelled one: "did you mean …". */

/** The edit distance of two words; a swap of neighbours is one edit. */
function distance(a: string, b: string): number {
  const first = Array.from({ length: b.length + 1 }, (_, i) => i);
  let [twoBefore, before] = [first, first];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const turned = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const turn = turned ? (twoBefore[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min(change, turn, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    [twoBefore, before] = [before, row];
  }
  return before[b.length] ?? 0;
}

/** The limit of candidates: thousands of misspelled names among thousands would take minutes. */
const MOST = 1000;

/** The candidate nearest to `name`, if it is near enough. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.ceil(name.length / 3)) + 0.5;
  let seen = 0;
  for (const candidate of candidates) {
    if (++seen > MOST) break;
    // The difference of the lengths is a lower bound of the distance.
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const d = distance(name.toLowerCase(), candidate.toLowerCase());
    if (d < least) [best, least] = [candidate, d];
  }
  return best;
}

/** The nearest candidate as a fix: `did you mean 'policyd'?`, or nothing. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const found = nearest(name, candidates);
  return found === undefined ? '' : `did you mean '${found}'?`;
}
