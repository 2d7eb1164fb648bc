/** Tickets by hand: what is issued, copied and served, and how often a task was skipped. */
import { QosClass } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { newCpu } from '../state/cpu.ts';
import { KERNEL_PID, newTask, type Task } from '../state/task.ts';
import { copyTickets, isOlder, serveTicket, skipped, takeTicket } from './tickets.ts';

const { Idle, Normal, Interactive, PerfBurst } = QosClass;
const NONE = [0, 0, 0, 0];

function task(qos: QosClass, tickets: readonly number[] = NONE): Task {
  const seed = { parent: KERNEL_PID, identity: 0n, name: '', space: 0, pc: 0, stackVa: 0 };
  const made = newTask(1, seed, qos);
  tickets.forEach((ticket, at) => (made.tickets[at] = ticket));
  return made;
}

test.each([
  [Idle, [11, 20, 30, 40]],
  [Normal, [10, 21, 30, 40]],
  [Interactive, [10, 20, 31, 40]],
  [PerfBurst, [10, 20, 30, 41]],
])(
  'a task of class %i takes the next ticket of its class and the last of the others',
  (qos, tickets) => {
    const cpu = { ...newCpu(0), issued: [10, 20, 30, 40] };
    const taking = task(qos);
    takeTicket(cpu, taking);
    expect([taking.tickets, cpu.issued]).toEqual([tickets, tickets]);
  },
);

test('a copy has each of the four tickets', () => {
  const to = task(Normal);
  copyTickets(task(Idle, [1, 2, 3, 4]), to);
  expect(to.tickets).toEqual([1, 2, 3, 4]);
});

test('a class serves its tickets in order, also when they wrap', () => {
  const cpu = { ...newCpu(0), served: [5, 5, 5, 0x7fff_ffff] };
  const served = [
    [Idle, [6, 0, 0, 0]],
    [Normal, [0, 5, 0, 0]],
    [Interactive, [0, 0, 4, 0]],
    [PerfBurst, [0, 0, 0, -0x8000_0000]],
  ] as const;
  for (const [qos, tickets] of served) serveTicket(cpu, task(qos, tickets));
  expect(cpu.served).toEqual([6, 5, 5, -0x8000_0000]);
});

test('a task was skipped by each ticket that was served after its own, of any class', () => {
  const cpu = { ...newCpu(0), served: [3, 7, 1, 9] };
  expect(skipped(cpu, task(Normal, NONE))).toBe(20);
  expect(skipped(cpu, task(Normal, [3, 7, 1, 9]))).toBe(0);
  expect(skipped(cpu, task(Normal, [2, 8, 0, 9]))).toBe(2);
  expect(skipped(cpu, task(Normal, [9, 9, 9, 8]))).toBe(1);
});

test('a task is older than one of another class that was queued later', () => {
  const [first, later] = [task(Normal, [4, 6, 0, 0]), task(Idle, [5, 6, 0, 0])];
  expect([isOlder(first, later), isOlder(later, first)]).toEqual([true, false]);
});
