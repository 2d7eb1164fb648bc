/**
 * ABI4102: a handler fails with an error that its contract does not list. ABI4103, the static half: a
 * declared failure that no hand-written code uses.
 */
import { related, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { drift } from '../finding.ts';
import { handledOf, type HandlerNames } from '../names.ts';
import type { CheckInput, Rule } from '../rule.ts';
import { productOf, type ProductSource } from '../sources.ts';

/** Operations whose generated names a source imports, by the local name of their rejects. */
function importedRejects(
  { workspace }: CheckInput,
  all: readonly HandlerNames[],
  { facts }: ProductSource,
): Map<string, HandlerNames> {
  const names = new Map<string, HandlerNames>();
  for (const { local, name, from } of facts.imports) {
    const op = all.find(
      (one) => one.rejects === name && from.startsWith(`${workspace.scope}/abi-${one.feeds}`),
    );
    if (op !== undefined) names.set(local, op);
  }
  return names;
}

function foreign(
  source: ProductSource,
  names: ReadonlyMap<string, HandlerNames>,
  all: readonly HandlerNames[],
): Diagnostic[] {
  return source.facts.members.flatMap(({ object, property, within, line, col }) => {
    const used = names.get(object);
    if (used === undefined) return [];
    const owners = all.filter(
      (one) => within.includes(one.key) || one.types.some((type) => within.includes(type)),
    );
    if (owners.length === 0 || owners.some((one) => one.id === used.id)) return [];
    const [owner = used] = owners;
    const error = used.checks.find((one) => one.name === property)?.fails.name ?? property;
    const pos = { file: source.file, line, col };
    const message = `${owner.id} fails with ${error} of ${used.id}, which its contract does not list`;
    const names_ = [...new Set(owner.checks.map((one) => one.fails.name))].join(', ');
    return [
      drift('drift/undeclared-error', pos, message, {
        related: [related('declared', owner.pos, names_)],
        fix: `add a check to ${owner.id} that fails with ${error}, then \`abicus generate\``,
      }),
    ];
  });
}

function handMade(source: ProductSource): Diagnostic[] {
  const made = new Set(
    source.facts.imports
      .filter(
        ({ from, name }) => from.endsWith('/wire') && /^(?:reject|Reject|wideReject)$/.test(name),
      )
      .map(({ local }) => local),
  );
  return source.facts.makes
    .filter(({ callee }) => made.has(callee))
    .map(({ line, col }) =>
      drift(
        'drift/undeclared-error',
        { file: source.file, line, col },
        'a reject is constructed by hand',
        {
          fix: 'declare a check, then fail with its generated constant',
        },
      ),
    );
}

/** The folder of the package that a source is in. */
const packageOf = (file: string): string => file.slice(0, file.lastIndexOf('/src/'));

/**
 * What sources mention of operations, as ids of checks, or with `*` for all of them. A whole table counts in packages alone
 * that handle the operation: another one that takes it, such as a probe that compares with it, fails with none.
 */
function mentionedIn(
  looked: CheckInput,
  all: readonly HandlerNames[],
  product: readonly ProductSource[],
): Set<string> {
  const handled = new Set(
    product.flatMap(({ file, facts }) =>
      facts.handlers.flatMap(({ keys }) => keys.map(({ name }) => `${packageOf(file)} ${name}`)),
    ),
  );
  const mentioned = new Set<string>();
  for (const source of product) {
    const names = importedRejects(looked, all, source);
    for (const { object, property } of source.facts.members) {
      const op = names.get(object);
      if (op === undefined) continue;
      if (property === '*' && !handled.has(`${packageOf(source.file)} ${op.key}`)) continue;
      mentioned.add(`${op.id}.${property}`);
    }
  }
  return mentioned;
}

/** ABI4102, and ABI4103 from sources. */
export const rejects: Rule = (looked) => {
  const { model, sources } = looked;
  const all = handledOf(model);
  const product = productOf(sources);
  const mentioned = mentionedIn(looked, all, product);
  const handled = new Set<string>();
  const found: Diagnostic[] = [];
  for (const source of product) {
    const names = importedRejects(looked, all, source);
    for (const { keys } of source.facts.handlers) for (const { name } of keys) handled.add(name);
    found.push(...foreign(source, names, all), ...handMade(source));
  }
  for (const op of all) {
    if (!handled.has(op.key) || mentioned.has(`${op.id}.*`)) continue;
    for (const check of op.checks.filter((one) => !mentioned.has(one.id))) {
      const message = `no handler fails with ${check.fails.name} of ${check.id}`;
      found.push(
        drift('impl/unreached-error', check.pos, message, {
          fix: `return \`${op.rejects}.${check.name}\` where it is violated, or remove the check`,
        }),
      );
    }
  }
  return found;
};
