/** ABI4201: the result of a function that can fail is dropped. */
import { join } from 'node:path';
import { lockPath } from '../../output/lock.ts';
import { readIfThere } from '../../output/write.ts';
import type { Workspace } from '../../workspace/config.ts';
import { drift } from '../finding.ts';
import type { Rule } from '../rule.ts';

type MustUse = {
  readonly generated: Readonly<Record<string, readonly string[]>>;
  readonly written: readonly string[];
};

/** The functions whose results matter, as the last `generate` left them. */
function mustUse({ root }: Workspace, path: string): MustUse {
  const text = readIfThere(join(root, path));
  if (text === undefined) return { generated: {}, written: [] };
  const read: Partial<MustUse> = JSON.parse(text);
  return { generated: read.generated ?? {}, written: read.written ?? [] };
}

const HOW = { statement: 'is dropped', void: 'is dropped by `void`', unread: 'is never read' };

export const results: Rule = ({ workspace, sources }) => {
  const path = lockPath(workspace, 'must-use.json');
  const { generated, written } = mustUse(workspace, path);
  const product = sources.filter(({ role }) => role === 'product');
  return product.flatMap(({ file, facts }) => {
    /** What a called name stands for: package and function. */
    const isMustUse = (callee: string): boolean => {
      const [head = '', second] = callee.split('.');
      if (written.includes(callee.split('.').at(-1) ?? '')) return true;
      const bound = facts.imports.find(({ local }) => local === head);
      if (bound === undefined) return false;
      const name = bound.name === '*' ? second : bound.name;
      const names = Object.entries(generated).find(
        ([pkg]) => bound.from === pkg || bound.from.startsWith(`${pkg}/`),
      )?.[1];
      return name !== undefined && names?.includes(name) === true;
    };
    return facts.drops
      .filter(({ callee }) => isMustUse(callee))
      .map(({ callee, how, line, col }) =>
        drift('impl/unused-result', { file, line, col }, `the result of ${callee}() ${HOW[how]}`, {
          fix: 'look at the result, and pass on or handle its error',
        }),
      );
  });
};
