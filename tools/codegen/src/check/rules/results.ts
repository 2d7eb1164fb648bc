/** ABI4201: the result of a function that can fail is dropped. */
import { join } from 'node:path';
import { lockPath } from '../../output/lock.ts';
import { readIfThere } from '../../files/read.ts';
import type { Workspace } from '../../workspace/config.ts';
import { drift } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { productOf } from '../sources.ts';

type Names = Readonly<Record<string, readonly string[]>>;

/** Reads the functions whose results must be used, by package, from the last `generate`. */
function generatedNames({ root }: Workspace, path: string): Names {
  const text = readIfThere(join(root, path));
  if (text === undefined) return {};
  const read: { generated?: Names } = JSON.parse(text);
  return read.generated ?? {};
}

/** Whether a file belongs to the hand-written package with the name that a contract feeds. */
const isOfPackage = (file: string, feeds: string): boolean => `/${file}`.includes(`/${feeds}/src/`);

const HOW = { statement: 'is dropped', void: 'is dropped by `void`', unread: 'is never read' };

/** ABI4201. */
export const results: Rule = ({ workspace, model, sources }) => {
  const generated = generatedNames(workspace, lockPath(workspace, 'must-use.json'));
  const marked = model.contracts.flatMap(({ slug, mustUse }) =>
    mustUse.map((name) => {
      const feeds = model.packages.find((one) => one.contracts.includes(slug))?.feeds ?? '';
      return { name, feeds };
    }),
  );
  const product = productOf(sources);
  return product.flatMap(({ file, facts }) => {
    /** Whether a contract lists the function of this name and package under `mustUse`. */
    const isMarked = (name: string, from: string): boolean =>
      marked.some((one) => {
        if (one.name !== name) return false;
        if (from.startsWith('.')) return isOfPackage(file, one.feeds);
        return from === `${workspace.scope}/${one.feeds}`;
      });
    const isMustUse = (callee: string): boolean => {
      const [head = '', second] = callee.split('.');
      const bound = facts.imports.find(({ local }) => local === head);
      if (bound === undefined) return second === undefined && isMarked(head, './');
      const name = bound.name === '*' ? second : bound.name;
      if (name === undefined) return false;
      const names = Object.entries(generated).find(
        ([pkg]) => bound.from === pkg || bound.from.startsWith(`${pkg}/`),
      )?.[1];
      return names?.includes(name) === true || isMarked(name, bound.from);
    };
    return facts.drops
      .filter(({ callee }) => isMustUse(callee))
      .map(({ callee, how, line, col }) =>
        drift('impl/unused-result', { file, line, col }, `the result of ${callee}() ${HOW[how]}`, {
          fix: 'check the result, and handle or return its error',
        }),
      );
  });
};
