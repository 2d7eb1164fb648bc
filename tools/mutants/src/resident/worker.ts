/**
 * The process in which tests run. It outlives a run of vitest: modules stay evaluated, except for the mutated one and those
 * that import it. vitest asks each of its workers to start, to run and to stop; this one is started and stopped many times.
 */
import process from 'node:process';
import type { EvaluatedModules } from 'vite/module-runner';
import { init, runBaseTests, setupEnvironment } from 'vitest/worker';
import { Recorder } from '../record/recorder.ts';
import { ACTIVE } from '../switch/active.ts';
import { changeReads } from './reads.ts';
import { isOrder, type Order, type Report } from './messages.ts';
import { forgetAll, reload } from './modules.ts';
import { Watchdog, WATCHDOG } from './watchdog.ts';

type Listener = (message: unknown) => void;

const send = process.send?.bind(process);
const exit = process.exit.bind(process);
if (send === undefined) throw new Error('this is the process of a host');

const size = Number(process.env['ABICUS_POINTS'] ?? 0);
const recorder = size > 0 ? new Recorder(size) : undefined;
const watchdog = new Watchdog();
Reflect.set(globalThis, WATCHDOG, watchdog);
let order: Order['order'] | undefined;
let modules: EvaluatedModules | undefined;

/** The one of vitest's worker, and the one of the connection that its last start made. */
const listeners: { worker?: Listener; connection?: Listener } = {};

process.on('message', (message: unknown) => {
  if (isOrder(message)) {
    ({ order } = message);
    return;
  }
  listeners.worker?.(message);
  listeners.connection?.(message);
});
process.on('disconnect', () => exit(0));

function prepare(): void {
  changeReads(order?.active);
  // Vitest gives its environment to a process once.
  if (order?.active === undefined) delete process.env[ACTIVE];
  else process.env[ACTIVE] = JSON.stringify(order.active);
  if (modules === undefined || order === undefined) return;
  if (order.reload === 'all') forgetAll(modules);
  else reload(modules, order.reload);
}

init({
  post: (message) => send(message),
  on: (listener: Listener) => {
    if (listeners.worker === undefined) listeners.worker = listener;
    else listeners.connection = listener;
  },
  off: () => undefined,
  setup: setupEnvironment,
  runTests: async (state, traces) => {
    prepare();
    const from = process.cpuUsage();
    watchdog.begin(order?.cpuMs ?? 0);
    recorder?.reset();
    try {
      await runBaseTests('run', state, traces);
    } finally {
      watchdog.end();
      modules = state.evaluatedModules;
      changeReads(undefined);
      const { user, system } = process.cpuUsage(from);
      const report: Report['report'] = {
        cpuMs: (user + system) / 1000,
        memory: process.memoryUsage.rss(),
        ...(recorder !== undefined && { record: recorder.record }),
      };
      send({ report } satisfies Report);
    }
  },
  collectTests: (state, traces) => runBaseTests('collect', state, traces),
});
