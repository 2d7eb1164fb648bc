/**
 * Measures a rate in a separate thread: the JIT state left by one benchmark makes the next one slower or faster, by about
 * a tenth.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { RATES } from './rates.ts';

type RateRequest = { readonly rate: keyof typeof RATES; readonly tasks: number };

/** Measures a rate, in events per second. */
export function measureInThread(rate: RateRequest['rate'], tasks = 0): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const worker = new Worker(new URL(import.meta.url), { workerData: { rate, tasks } });
  worker.once('message', resolve);
  worker.once('error', reject);
  return promise;
}

if (!isMainThread) {
  const { rate, tasks } = workerData as RateRequest;
  parentPort?.postMessage(RATES[rate](tasks));
}
