/** ABI4301, ABI5001, ABI5002: the tests that prove elements, by their titles. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import type { CheckDef, ElementDef, Model } from '../../model/types.ts';
import { needsTitle } from '../../prove/kinds.ts';
import { drift } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** Elements that need a test titled with their id. */
export function provenElements(model: Model): ElementDef[] {
  return model.elements.filter(needsTitle);
}

/** The ids in a title: words with dots in them. */
export function idsIn(title: string): string[] {
  return (title.match(/[A-Za-z][\w-]*(?:\.[\w-]+)*/g) ?? []).map((one) =>
    one.replace(/[.-]+$/, ''),
  );
}

type Titled = {
  readonly title: string;
  readonly file: string;
  readonly line: number;
  readonly col: number;
  readonly modifier: string;
};

function allChecks(model: Model): CheckDef[] {
  return [
    ...model.operations.flatMap(({ checks }) => checks),
    ...model.services.flatMap(({ ops }) => ops.flatMap(({ checks }) => checks)),
  ];
}

function authority(model: Model, titles: ReadonlyMap<string, readonly Titled[]>): Diagnostic[] {
  return allChecks(model)
    .filter(({ unless }) => unless.length > 0)
    .flatMap((check) => {
      const own = (titles.get(check.id) ?? []).filter(({ modifier }) => modifier === '');
      const lacking = [
        own.some(({ title }) => /\ballow/i.test(title)) ? [] : ['allow'],
        own.some(({ title }) => /\bden(?:y|ies|ied)/i.test(title)) ? [] : ['deny'],
      ].flat();
      if (lacking.length === 0) return [];
      const who = check.unless.join(', ');
      const message = `${check.id} has no ${lacking.join(' and no ')} test (unless ${who})`;
      const words = lacking.map((one) => (one === 'allow' ? 'allows' : 'denies'));
      return [
        drift('auth/untested', check.pos, message, {
          fix: `write ${words.map((word) => `\`test('${check.id} ${word} …')\``).join(' and ')}`,
        }),
      ];
    });
}

/** ABI4301, ABI5001 and ABI5002. */
export const proofs: Rule = ({ model, sources }) => {
  const titles = new Map<string, Titled[]>();
  const prefixes: string[] = [];
  const known = new Set(model.elements.map(({ id }) => id));
  const found: Diagnostic[] = [];
  for (const { file, role, facts } of sources) {
    if (role !== 'test') continue;
    prefixes.push(...facts.proven.map(({ prefix }) => prefix));
    for (const test of facts.tests) {
      const ids = [...new Set(idsIn(test.title))];
      for (const id of ids) {
        // Most words of a title are no ids.
        if (!known.has(id) && !id.includes('.')) continue;
        const others = titles.get(id);
        if (others === undefined) titles.set(id, [{ file, ...test }]);
        else others.push({ file, ...test });
      }
      const proven = ids.filter((id) => known.has(id) && id.includes('.'));
      if (test.modifier === '' || proven.length === 0) continue;
      const pos = { file, line: test.line, col: test.col };
      const message = `the test of ${proven.join(', ')} is .${test.modifier}`;
      found.push(drift('proof/not-run', pos, message, { fix: `remove .${test.modifier}` }));
    }
  }
  const covered = (id: string): boolean =>
    prefixes.some((one) => (one.endsWith('.') ? id.startsWith(one) : id === one));
  for (const { id, kind, pos } of provenElements(model)) {
    if (titles.has(id) || covered(id)) continue;
    const near = nearest(
      id,
      [...titles.keys()].filter((one) => one.includes('.') && !known.has(one)),
    );
    const fix =
      near === undefined ? `write \`test('${id} …')\`` : `title it '${id}' if '${near}' means this`;
    found.push(drift('proof/no-test', pos, `no test is titled with the ${kind} ${id}`, { fix }));
  }
  return [...found, ...authority(model, titles)];
};
