/**
 * ABI4001: an operation without a handler, or a handler without an operation. The compiler finds
 * this only in a complete object of handlers; this rule also checks objects with some of them.
 */
import { drift } from '../finding.ts';
import { handledOf, KERNEL } from '../names.ts';
import type { Rule } from '../rule.ts';
import { productOf } from '../sources.ts';

/** Whether the text of a type names a type of handlers. */
const isOf = (type: string, name: string): boolean => type.split(/[^\w$]+/).includes(name);

/** The type of the same handlers where they may give promises: `SpoolAsyncHandlers`. */
const asyncOf = (name: string): string => name.replace(/Handlers$/, 'AsyncHandlers');

/** ABI4001. */
export const handlers: Rule = ({ model, sources }) => {
  const all = handledOf(model);
  const product = productOf(sources);
  return [...new Set(all.map((one) => one.handlers))].flatMap((name) => {
    const ops = all.filter((one) => one.handlers === name);
    const literals = product.flatMap(({ file, facts }) =>
      facts.handlers
        .filter(({ type }) => isOf(type, name) || isOf(type, asyncOf(name)))
        .map((one) => ({ file, ...one })),
    );
    const keys = new Set(literals.flatMap((one) => one.keys.map((key) => key.name)));
    const [written] = literals;
    const whole = isOf(written?.type ?? name, name) ? name : asyncOf(name);
    const add = (key: string): string => `add \`${key}\` to the object of type ${whole}`;
    const fixOf = (id: string, key: string): string => {
      const isNew = written === undefined && name !== KERNEL;
      return isNew ? `\`abicus new service ${id.split('.', 1)[0]}\`, or ${add(key)}` : add(key);
    };
    const lacks = written === undefined ? 'no hand-written source has a' : `${written.file} has no`;
    const missing = ops.flatMap(({ id, pos, key, audit }) => [
      ...[key]
        .filter((one) => !keys.has(one))
        .map((one) =>
          drift('impl/no-handler', pos, `${id} is declared, but ${lacks} handler for it`, {
            fix: fixOf(id, one),
          }),
        ),
      ...audit
        .filter((one) => keys.has(key) && !keys.has(one))
        .map((one) =>
          drift('impl/no-handler', pos, `${id} is audited, but ${lacks} '${one}'`, {
            fix: add(`'${one}'`),
          }),
        ),
    ]);
    const extra = literals.flatMap(({ file, keys: given }) =>
      given
        .filter((key) => !ops.some((op) => op.key === key.name || op.audit.includes(key.name)))
        .map(({ name: key, line, col }) =>
          drift(
            'impl/extra-handler',
            { file, line, col },
            `${key} has a handler, but no contract declares it`,
            { fix: 'remove the handler, or declare the operation' },
          ),
        ),
    );
    return [...missing, ...extra];
  });
};
