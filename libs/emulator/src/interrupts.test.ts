import { IRQ_LINES, SIE_EXTERNAL, SIE_SOFTWARE } from '@abicus/abi-board';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Interrupts } from './interrupts.ts';

test('an asserted line interrupts every hart until it is deasserted or masked, and again once it is unmasked', () => {
  const interrupts = new Interrupts(2);
  const pending = (): number[] => [...interrupts.pending];
  interrupts.setPending(1, SIE_SOFTWARE, true);
  interrupts.setLine(3, true);
  expect([interrupts.raised, ...pending()]).toEqual([3, SIE_EXTERNAL, SIE_EXTERNAL | SIE_SOFTWARE]);
  interrupts.setMask(3, true);
  expect([interrupts.raised, ...pending()]).toEqual([-1, 0, SIE_SOFTWARE]);
  interrupts.setMask(3, false);
  expect([interrupts.raised, ...pending()]).toEqual([3, SIE_EXTERNAL, SIE_EXTERNAL | SIE_SOFTWARE]);
  interrupts.setLine(3, false);
  expect([interrupts.raised, ...pending()]).toEqual([-1, 0, SIE_SOFTWARE]);
});

test('a line that is asserted while it is masked interrupts once it is unmasked, one that was deasserted does not', () => {
  const interrupts = new Interrupts(1);
  interrupts.setMask(7, true);
  interrupts.setLine(7, true);
  expect([interrupts.raised, interrupts.pending[0]]).toEqual([-1, 0]);
  interrupts.setMask(7, false);
  expect([interrupts.raised, interrupts.pending[0]]).toEqual([7, SIE_EXTERNAL]);
  interrupts.setMask(7, true);
  interrupts.setLine(7, false);
  interrupts.setMask(7, false);
  expect([interrupts.raised, interrupts.pending[0]]).toEqual([-1, 0]);
});

test('for any levels and masks, the raised line is the lowest of those that are asserted and not masked', () => {
  const step = fc.record({ line: fc.nat(IRQ_LINES - 1), on: fc.boolean(), mask: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const interrupts = new Interrupts(1);
      const [asserted, masked] = [new Set<number>(), new Set<number>()];
      for (const { line, on, mask } of steps) {
        const into = mask ? masked : asserted;
        if (on) into.add(line);
        else into.delete(line);
        if (mask) interrupts.setMask(line, on);
        else interrupts.setLine(line, on);
        const open = [...asserted].filter((one) => !masked.has(one));
        expect(interrupts.raised).toBe(open.length === 0 ? -1 : Math.min(...open));
        expect(interrupts.pending[0]).toBe(open.length === 0 ? 0 : SIE_EXTERNAL);
      }
    }),
    { seed: 0x6971 },
  );
});
