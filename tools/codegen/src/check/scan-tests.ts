/** Finds the tests of a file: titles, groups, modifiers. */
import { ts } from '@ts-morph/common';
import type { At, ProvenFact, TestFact } from './facts.ts';

/** A test, or a group, whose title precedes the titles of its tests. */
export type TestCall = {
  readonly kind: 'test' | 'group';
  readonly title: string;
  readonly modifier: string;
};

const STOPPED = new Set(['skip', 'todo', 'skipIf', 'runIf', 'fails']);

/** `test`, `it.skip`, `describe.each(…)`: the base name and the modifiers of a callee. */
function nameOf(node: ts.Expression): { base: string; modifiers: string[] } | undefined {
  if (ts.isIdentifier(node)) return { base: node.text, modifiers: [] };
  if (ts.isPropertyAccessExpression(node)) {
    const inner = nameOf(node.expression);
    return inner && { ...inner, modifiers: [...inner.modifiers, node.name.text] };
  }
  if (ts.isCallExpression(node)) return nameOf(node.expression);
  if (ts.isTaggedTemplateExpression(node)) return nameOf(node.tag);
  return undefined;
}

function titleOf(node: ts.Expression | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `\${}${literal.text}`).join('');
}

/** Returns the test or group that a call declares, if any. */
export function testCall(node: ts.CallExpression): TestCall | undefined {
  const name = nameOf(node.expression);
  const title = titleOf(node.arguments[0]);
  if (name === undefined || title === undefined) return undefined;
  const modifier = name.modifiers.find((one) => STOPPED.has(one)) ?? '';
  if (name.base === 'test' || name.base === 'it') return { kind: 'test', title, modifier };
  if (name.base === 'describe' || name.base === 'suite') return { kind: 'group', title, modifier };
  return undefined;
}

/** Returns the prefix in a call of `provenBy`. */
export function provenBy(node: ts.CallExpression): string | undefined {
  const name = nameOf(node.expression);
  const last = name?.modifiers.at(-1) ?? name?.base;
  const [argument] = node.arguments;
  if (last !== 'provenBy' || argument === undefined) return undefined;
  return ts.isStringLiteralLike(argument) ? argument.text : undefined;
}

/** Returns the tests and the `provenBy` prefixes of a file. */
export function scanTests(
  file: ts.SourceFile,
  at: (node: ts.Node) => At,
): { tests: TestFact[]; proven: ProvenFact[] } {
  const tests: TestFact[] = [];
  const proven: ProvenFact[] = [];
  const visit = (node: ts.Node, groups: readonly TestCall[]): void => {
    let inner = groups;
    if (ts.isCallExpression(node)) {
      const call = testCall(node);
      const prefix = provenBy(node);
      if (prefix !== undefined) proven.push({ prefix, ...at(node) });
      if (call?.kind === 'group') inner = [...groups, call];
      if (call?.kind === 'test') {
        const all = [...groups, call];
        const title = all.map((one) => one.title).join(' > ');
        const modifier = all.find((one) => one.modifier !== '')?.modifier ?? '';
        tests.push({ title, modifier, ...at(node) });
      }
    }
    ts.forEachChild(node, (child) => visit(child, inner));
  };
  visit(file, []);
  return { tests, proven };
}
