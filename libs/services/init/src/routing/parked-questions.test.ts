/** Questions that wait for a restart: a bounded number, each taken once. */
import { LIMITS } from '@abicus/abi-init';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ParkedQuestions } from './parked-questions.ts';

test('init.limit.parked init.get.parked: so many questions wait, the next one does not', () => {
  const parked = new ParkedQuestions<number>();
  for (let i = 0; i < LIMITS.parked; i++) {
    expect(parked.add({ requester: `r${i}`, target: 't', reply: i })).toBe(true);
  }
  expect(parked.add({ requester: 'one more', target: 't', reply: 99 })).toBe(false);
  expect(parked.takeFor('t').map(({ reply }) => reply)).toEqual(
    Array.from({ length: LIMITS.parked }, (_, i) => i),
  );
  expect([parked.size, parked.takeFor('t')]).toEqual([0, []]);
});

const names = fc.constantFrom('a', 'b', 'c');
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('add', 'for', 'of', 'earlier'),
    requester: names,
    target: names,
  }),
  { maxLength: 120 },
);

test('routing.invariant.answeredOnce: each question that was parked is taken once, by its target, its requester or a later one', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const parked = new ParkedQuestions<number>();
      const [added, taken]: [number[], number[]] = [[], []];
      for (const [reply, { kind, requester, target }] of all.entries()) {
        if (kind === 'add' && parked.add({ requester, target, reply })) added.push(reply);
        const found =
          kind === 'for'
            ? parked.takeFor(target)
            : kind === 'of'
              ? parked.takeOf(requester)
              : kind === 'earlier'
                ? parked.takeEarlier(requester, target)
                : [];
        for (const one of found) {
          taken.push(one.reply);
          const wanted = [
            kind === 'for' || one.requester === requester,
            kind === 'of' || one.target === target,
          ];
          expect(wanted).toEqual([true, true]);
        }
        expect(parked.size).toBe(added.length - taken.length);
        expect(parked.size).toBeLessThanOrEqual(LIMITS.parked);
      }
      for (const target of ['a', 'b', 'c']) {
        taken.push(...parked.takeFor(target).map((one) => one.reply));
      }
      expect(taken.toSorted((a, b) => a - b)).toEqual(added);
    }),
    { seed: 0x5061 },
  );
});
