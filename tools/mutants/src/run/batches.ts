/** In which portions the tests of a mutant run: few first, since most mutants fall by one of them. */
import { partOf, type Candidate } from './candidates.ts';

/** The tests of the first run take so much of the processor, those of the next one twice as much. */
const FIRST_MS = 4_000;

/** Parts of candidates, as many at once as take twice the time of those before. All candidates are put into `seen`. */
export async function* batchesOf(
  candidates: AsyncIterable<Candidate> | Iterable<Candidate>,
  which: 'cheap' | 'dear',
  seen: Candidate[] = [],
): AsyncGenerator<readonly Candidate[]> {
  let [sizeMs, batch, sum]: [number, Candidate[], number] = [FIRST_MS, [], 0];
  for await (const candidate of candidates) {
    seen.push(candidate);
    const part = partOf(candidate, which);
    if (part === undefined) continue;
    batch.push(part);
    sum += part.cpuMs;
    if (sum < sizeMs) continue;
    yield batch;
    [sizeMs, batch, sum] = [sizeMs * 2, [], 0];
  }
  if (batch.length > 0) yield batch;
}
