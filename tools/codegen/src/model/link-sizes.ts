/** What a booted program asks the kernel for: it gives no larger stack, and no longer queue, than its types allow. */
import { related } from '../diagnostics/diagnostic.ts';
import { plural } from '../diagnostics/plural.ts';
import type { Phase } from './phase.ts';
import type { ProgramDef } from './shape/programs.ts';
import type { Site } from './site.ts';

/** Checks sizes of a program by the types of the arguments that they become. @param of the site of a part of `program`. */
export function checkSizes(phase: Phase, program: ProgramDef, of: (part: string) => Site): void {
  const check = (part: string, size: number | undefined, type: string, unit: string): void => {
    const taken = phase.types.all.find(({ id }) => id === `kernel.type.${type}`);
    if (taken?.kind !== 'newtype' || taken.below === undefined || size === undefined) return;
    if (size < taken.below) return;
    const most = taken.below - 1;
    of(part).report('budget/range', `the kernel gives at most ${plural(most, unit)}, not ${size}`, {
      related: [related('type', taken.pos, `${type} below ${taken.below}`)],
      fix: `${most} or less`,
    });
  };
  check('.stackPages', program.stackPages, 'StackPages', 'stack page');
  check('.depth', program.depth, 'QueueDepth', 'queue place');
  for (const { name, depth } of program.endpoints) {
    check(`.endpoints.${name}`, depth, 'QueueDepth', 'queue place');
  }
}
