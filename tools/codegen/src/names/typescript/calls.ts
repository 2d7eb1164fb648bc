/** Names of syscalls: the file of each operation, and the dispatch of those that a selector picks. */
import { camel, kebab, pascal } from '../../emit/names.ts';
import { factsOf, shortRegisters, shortSize, type OpFacts } from '../../emit/op-facts.ts';
import { writesResults } from '../../emit/op-decoder.ts';
import { errorsOf } from '../../emit/op-errors.ts';
import { givenBy, returnedBy } from '../../emit/op-result.ts';
import type { Model } from '../../model/types.ts';
import type { Workspace } from '../../workspace/config.ts';
import type { GeneratedName } from './written.ts';

/** Some names, if there is something to give them to. */
const when = (is: boolean, ...names: readonly string[]): readonly string[] => (is ? names : []);

function exportsOf(facts: OpFacts): string[] {
  const { op, name, type, wrapper, argRejects } = facts;
  return [
    wrapper,
    `${name}Raw`,
    `answer${type}`,
    `${type}Outcome`,
    `${type}Handler`,
    ...when(op.args.length > 0, `${type}Args`, `decode${type}`),
    ...when(argRejects.length > 0, `${name}ArgRejects`, `${type}ArgReject`),
    ...when(op.checks.length > 0, `${name}Rejects`, `${type}Reject`),
    ...when(!op.noReturn, `${type}Error`),
    ...when(writesResults(op), `${name}Done`),
    ...op.args.filter((arg) => shortSize(arg.type) > 0).map((arg) => shortRegisters(facts, arg)),
    ...when(givenBy(facts).record, `${type}Result`),
  ];
}

/** The constants of the registers that the module of an operation uses: `A0`. */
function constantsOf(facts: OpFacts): string[] {
  const { op } = facts;
  const given = op.args.flatMap(({ register, type }) =>
    type.kind === 'span' ? [register, type.length, ...type.short] : [register],
  );
  const results = op.noReturn ? [] : returnedBy(facts).map(({ register }) => register);
  const selected = op.selector === undefined ? [] : [op.selector.register];
  const answered = writesResults(op) && op.returns === undefined ? ['a0'] : [];
  const used = new Set<string>([...given, ...results, ...selected, ...answered, 'a7']);
  return [...used].map((name) => name.toUpperCase());
}

/** What is written of the syscalls of a package. */
export function callNames(model: Model, feeds: string, workspace: Workspace): GeneratedName[] {
  const operations = model.operations.filter((op) => op.feeds === feeds);
  const calls = operations.map((op): GeneratedName => {
    const facts = factsOf(op, model, { workspace, feeds });
    const hasErrors = !op.noReturn && errorsOf(facts).length > 0;
    return {
      of: op,
      what: 'operation',
      file: `ops/${kebab(op.id)}.ts`,
      part: op.id,
      exports: exportsOf(facts),
      locals: [...when(hasErrors, `${facts.name}Error`), ...constantsOf(facts)],
      keys: facts.argRejects.map(({ key }) => `${facts.name}ArgRejects.${key}`),
    };
  });
  const selectors = model.syscalls
    .filter((syscall) => syscall.feeds === feeds && syscall.selector !== undefined)
    .map((syscall): GeneratedName => ({
      of: syscall,
      what: 'syscall',
      file: 'dispatch.ts',
      part: 'dispatch',
      exports: [`${camel(syscall.name)}SelectorReject`],
      locals: [`select${pascal(syscall.name)}`],
    }));
  return [...calls, ...selectors];
}
