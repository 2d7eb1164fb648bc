/** How much time the workers of the probe may take. */
import { asPid, COST_NS, SYSCALL } from '@abicus/abi-kernel';
import { FakeCpu } from '@abicus/ipc/testing';
import { A1 } from '@abicus/wire';
import { expect, test } from 'vitest';
import { makeProbeContext } from '../context.ts';
import { WORKER_WRITES } from '../programs/children.ts';
import { smpWork } from './smp-work.ts';

/** What eight workers are charged for their writes. */
const CHARGED = 8 * WORKER_WRITES * Number(COST_NS[SYSCALL.vmoWrite]);

/** The assertion that fails first if the workers take so long; undefined: none. */
function failedAfter(ns: number): string | undefined {
  const cpu = new FakeCpu();
  const images = (): Uint8Array => new Uint8Array();
  const context = makeProbeContext(cpu, { calls: [], images, parent: asPid(1) });
  const workers: number[] = [];
  let isOver = false;
  const result = cpu.runWith(smpWork.run(context), ({ number }, { x }) => {
    if (number === SYSCALL.nsec) return isOver ? ns : 0;
    if (number === SYSCALL.wait) {
      isOver = true;
      x[A1] = 0;
      return workers.pop() ?? 0;
    }
    workers.push(workers.length + 1);
    return workers.length;
  });
  return result.ok ? undefined : result.label;
}

test('workers that take as long as they are charged have not run side by side', () => {
  expect(failedAfter(CHARGED - 1)).toBeUndefined();
  expect(failedAfter(CHARGED)).toBe('time that the work took, less than it was charged');
});
