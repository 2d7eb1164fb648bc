/** `src/handlers/<operation>.ts`: the checks of an operation in their order, then its act. */
import { sentence } from '../../emit/names.ts';
import { hasValues } from '../../emit/service/op.ts';
import { namesOf } from '../../emit/service/place.ts';
import type { CheckDef, ServiceOpDef } from '../../model/types.ts';
import { code, importedType, type Code } from '../../output/code.ts';
import { commentText, type CodeFile } from '../../output/code-file.ts';
import { oneLine } from '../../output/one-line.ts';
import { missing } from './missing.ts';
import {
  correlationType,
  abi,
  abiType,
  callerField,
  handlerFile,
  identity,
  member,
  namesIn,
  ownFile,
  ownType,
  rejectsAlways,
  type Plan,
  type Source,
} from './plan.ts';

type Task = {
  readonly plan: Plan;
  readonly file: CodeFile;
  readonly op: ServiceOpDef;
  readonly path: string;
  /** The names in a handler's scope. */
  readonly given: readonly string[];
};

/** The valid values of the field with a check's name, if the check is only about them. */
function guardOf({ plan, op }: Task, check: CheckDef): Code | undefined {
  const field = op.request.fields.find(({ name }) => name === check.name);
  if (field?.type.kind !== 'named') return undefined;
  const { type } = field.type;
  if (type.kind !== 'enumeration' || !type.closed) return undefined;
  return code`!${abi(plan, `is${type.name}`)}(request${member(field.name)})`;
}

/** The condition on which a check rejects. */
function conditionOf(task: Task, check: CheckDef): Code {
  const { plan, path, given } = task;
  const guard = guardOf(task, check);
  if (guard !== undefined) return guard;
  const what = `the check ${check.id}`;
  const { limit } = check;
  if (limit?.kind === 'limit' && limit.feeds === plan.service.feeds) {
    const much = missing(what, path, `${check.text} (how much there would be)`, ...given);
    return code`!${abi(plan, 'WITHIN')}${member(limit.name)}(${much})`;
  }
  return missing(what, path, check.text, ...given);
}

/**
 * Whether an earlier check excepts only some callers: the compiler has then narrowed the type of the
 * caller.
 */
function isNarrowed(checks: readonly CheckDef[], check: CheckDef): boolean {
  const before = checks.slice(0, checks.indexOf(check));
  return before.some(({ always, unless }) => always && unless.length > 0);
}

function printCheck(task: Task, check: CheckDef): void {
  const { plan, file, op } = task;
  const names = namesOf(op.name);
  const reject = code`${abi(plan, `${names.camel}Rejects`)}${member(check.name)}`;
  const isWide = isNarrowed(op.checks, check);
  const exempt = check.unless.map((name) => {
    const one = identity(plan, name);
    return code`call.${callerField(plan)} !== ${isWide ? code`(${one} as bigint)` : one}`;
  });
  const others = check.unless.length === 0 ? '' : ` Not for ${check.unless.join(', ')}.`;
  file.print(`// ${oneLine(commentText(sentence(check.text)))}${others}`);
  const parts = [...exempt, ...(check.always ? [] : [conditionOf(task, check)])];
  if (parts.length === 0) {
    file.print(code`return ${reject};`);
    return;
  }
  const condition = parts.map((one, i): Code => (i === 0 ? one : [' && ', one]));
  file.block(code`if (${condition})`, () => file.print(code`return ${reject};`));
}

function printLater({ plan, file }: Task, op: ServiceOpDef): void {
  const { pascal } = namesOf(op.name);
  if (plan.kind === 'async') {
    file.print(
      '// Answered later: return a promise. `call.signal` aborts when the caller is gone.',
    );
    return;
  }
  if (plan.kind === 'program') {
    file.print(
      '// To answer later, keep `call.later()` and return LATER. When it is time, an effect',
    );
    file.print('// `reply(pending, value)` of any handler answers it.');
    return;
  }
  file.print(
    '// To answer later, keep `call.send` and `nonce` and return LATER. When it is time, send',
  );
  file.print(`// \`answer${pascal}(reply, nonce)\` with it.`);
}

/** The type of a handler's result. */
function outcomeOf({ plan, op }: Task): Code {
  const { pascal } = namesOf(op.name);
  const answered: Code = op.answers === 'never' ? 'undefined' : abiType(plan, `${pascal}Reply`);
  const reply = rejectsAlways(op) ? [] : [answered];
  const reject = op.checks.length > 0 ? [abiType(plan, `${pascal}Reject`)] : [];
  const later = importedType('LATER', '@abicus/wire/service');
  const put = op.answers === 'later' && !rejectsAlways(op);
  const kept = put && plan.kind !== 'async' ? [code`typeof ${later}`] : [];
  const either = [...reply, ...reject, ...kept].map((one, i): Code =>
    i === 0 ? one : [' | ', one],
  );
  return put && plan.kind === 'async' ? code`Promise<${either}>` : either;
}

/** The file of the handler of an operation. */
export function handlerCode(plan: Plan, op: ServiceOpDef): Source {
  const path = handlerFile(op);
  const head = `${op.id}: its checks in the contract's order, then the act.`;
  const file = ownFile(plan, path);
  const names = namesOf(op.name);
  const later = op.answers === 'later' && plan.kind === 'frames';
  const isGiven = hasValues(op.request.fields);
  const given = ['call', ...(isGiven ? ['request'] : []), ...(later ? ['nonce'] : [])];
  const task: Task = { plan, file, op, path, given };
  const ownCall = ownType(plan, 'src/state.ts', `${namesIn(plan).type}Call`);
  const put = op.answers === 'later' && plan.kind === 'program' && !rejectsAlways(op);
  const call = put ? code`${ownCall}<${abiType(plan, `${names.pascal}Reply`)}>` : ownCall;
  const request = abiType(plan, `${names.pascal}Request`);
  const [first] = op.checks;
  const unused = first?.always === true && first.unless.length === 0;
  const parameters = unused
    ? []
    : [
        code`call: ${call}`,
        isGiven ? code`, request: ${request}` : later ? code`, _request: ${request}` : '',
        later ? code`, nonce: ${correlationType(plan)}` : '',
      ];
  const isPromise = op.answers === 'later' && plan.kind === 'async' && !rejectsAlways(op);
  const promised = isPromise ? 'async ' : '';
  file.doc(op.doc === '' ? `Does what ${op.id} asks for.` : op.doc);
  file.block(
    code`export ${promised}function ${names.function}(${parameters}): ${outcomeOf(task)}`,
    () => {
      // Code after a check that rejects every call is unreachable.
      const last = op.checks.findIndex(({ always, unless }) => always && unless.length === 0);
      const checks = last < 0 ? op.checks : op.checks.slice(0, last + 1);
      for (const check of checks) printCheck(task, check);
      if (last >= 0) return;
      if (op.answers === 'later') printLater(task, op);
      file.print(code`return ${missing(`the act of ${op.id}`, path, '', ...given)};`);
    },
  );
  return { head, file };
}
