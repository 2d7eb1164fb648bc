import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newTask, type Task } from './task.ts';
import { append, firstOf, indexes, prepend, taskList, unlink } from './task-list.ts';

const SEED = 0x7461;
const COUNT = 5;

/** Creates tasks at indexes from 1 on, as in the task table. */
function tasks(): (Task | undefined)[] {
  const seed = { parent: 0, identity: 0n, name: '', space: 0, pc: 0, stackVa: 0 } as const;
  const made = Array.from({ length: COUNT }, (_, i) => newTask(i + 1, seed as never, 1));
  return [undefined, ...made];
}

test('a list equals an array after random appends, prepends and removals', () => {
  const step = fc.record({
    what: fc.constantFrom('append', 'prepend', 'unlink'),
    index: fc.integer({ min: 1, max: COUNT }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const [all, list] = [tasks(), taskList()];
      let model: number[] = [];
      for (const { what, index } of steps) {
        const task = all[index];
        const there = model.includes(index);
        // Inserts the task if it is not in the list, else removes it.
        if (task === undefined || there !== (what === 'unlink')) continue;
        if (what === 'unlink') {
          unlink(list, all, task);
          model = model.filter((one) => one !== index);
        } else if (what === 'append') {
          append(list, all, task);
          model = [...model, index];
        } else {
          prepend(list, all, task);
          model = [index, ...model];
        }
        const ends = [list.first, list.last, list.count];
        expect([...indexes(list, all)]).toEqual(model);
        expect(ends).toEqual([model[0] ?? 0, model.at(-1) ?? 0, model.length]);
        expect(firstOf(list, all)?.index).toBe(model[0]);
      }
    }),
    { seed: SEED, numRuns: 200 },
  );
});
