/** `test/behaviour.test.ts`: a test for each element of the contract that the author must write. */
import { handlerName, hasValues } from '../../emit/service/op.ts';
import { namesOf } from '../../emit/service/place.ts';
import type { ElementDef, PlainLimit, ServiceOpDef } from '../../model/types.ts';
import { code, imported, quote, type Code } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { oneLine } from '../../output/one-line.ts';
import { callersOf } from '../../model/callers.ts';
import { needsTitle } from '../../prove/kinds.ts';
import { missing } from './missing.ts';
import {
  abi,
  awaited,
  member,
  own,
  ownFile,
  rejectsAlways,
  testBody,
  type Plan,
  type Source,
} from './plan.ts';

const PATH = 'test/behaviour.test.ts';
const vitest = (name: string): Code => imported(name, 'vitest');

type Task = { readonly plan: Plan; readonly file: CodeFile };

function printTest({ file }: Task, title: string, head: string, body: () => void): void {
  file.blank();
  file.print(code`${vitest('test')}(${quote(title)}, ${head}`);
  body();
  file.print('});');
}

/** A call of an operation with its valid request, in the test's world. */
function validCall({ plan }: Task, op: ServiceOpDef): Code {
  const key = handlerName(op);
  const client = code`${own(plan, 'test/world.ts', 'client')}${member(key)}`;
  const slot = code`${own(plan, 'test/slots.ts', 'SLOTS')}${member(key)}`;
  const valid = awaited(plan, code`${slot}.valid(world)`);
  return hasValues(op.request.fields) ? code`${client}(world, ${valid})` : code`${client}(world)`;
}

const newWorld = ({ plan }: Task): Code =>
  code`const world = new ${own(plan, 'test/world.ts', 'World')}();`;

/** The first sentence of an operation's documentation, as the title of a test. */
function said({ doc }: ServiceOpDef): string {
  const [first = ''] = oneLine(doc).split(/(?<=\.)\s/);
  if (first === '') return 'is answered';
  const text = first.replace(/\.$/, '');
  return /^[A-Z][a-z]/.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}

function printOperation(task: Task, op: ServiceOpDef): void {
  const { plan, file } = task;
  const expect = vitest('expect');
  printTest(task, `${op.id}: ${said(op)}`, testBody(plan), () => {
    file.print(newWorld(task));
    const always = op.checks.find((one) => one.always && one.unless.length === 0);
    if (rejectsAlways(op) && always !== undefined) {
      const rejected = `{ ok: false, error: ${quote(always.fails.name)} }`;
      file.print(code`${expect}(${awaited(plan, validCall(task, op))}).toEqual(${rejected});`);
      return;
    }
    if (op.answers === 'never') {
      const call = awaited(plan, validCall(task, op));
      const outcome = plan.kind === 'async' ? 'toMatchObject({ ok: true })' : 'toBeUndefined()';
      file.print(code`${expect}(${call}).${outcome};`);
      return;
    }
    if (op.answers === 'now') {
      const why = hasValues(op.request.fields)
        ? `, ${quote(`SLOTS.${handlerName(op)}.valid in test/slots.ts prepares a world in which it succeeds`)}`
        : '';
      const call = awaited(plan, validCall(task, op));
      file.print(code`${expect}(${call}${why}).toMatchObject({ ok: true });`);
      return;
    }
    if (plan.kind === 'async') {
      const lets = missing(`what lets ${op.id} be answered`, PATH, '', 'world');
      file.print(code`const lets = async (): Promise<void> => ${lets};`);
      file.print(code`const [answer] = await Promise.all([${validCall(task, op)}, lets()]);`);
      file.print(code`${expect}(answer).toMatchObject({ ok: true });`);
      return;
    }
    file.print(code`${expect}(${validCall(task, op)}).toBeUndefined();`);
    file.print('const { nonce } = world;');
    file.print(missing(`what lets ${op.id} be answered`, PATH, '', 'world'), ';');
    const decode = abi(plan, `decode${namesOf(op.name).pascal}Reply`);
    file.print('const [answer = new Uint8Array(0)] = world.sent;');
    file.print(code`${expect}(${decode}(answer, nonce)).toMatchObject({ ok: true });`);
  });
}

function printDenied(task: Task, op: ServiceOpDef): void {
  const denied = task.plan.service.envelope.denied?.name;
  if (denied === undefined) return;
  const { plan, file } = task;
  const title = `${op.id}: a caller without authority is answered with ${denied}`;
  printTest(task, title, testBody(plan), () => {
    file.print(newWorld(task));
    const key = handlerName(op);
    const slot = code`${own(plan, 'test/slots.ts', 'SLOTS')}${member(key)}`;
    const isGiven = hasValues(op.request.fields);
    if (isGiven) file.print(code`const request = ${awaited(plan, code`${slot}.valid(world)`)};`);
    file.print(plan.kind === 'async' ? `world.caller = '';` : 'world.sender = 0n;');
    const client = code`${own(plan, 'test/world.ts', 'client')}${member(key)}`;
    const call = code`${client}(world${isGiven ? ', request' : ''})`;
    const outcome = `{ ok: false, error: ${quote(denied)} }`;
    file.print(code`${vitest('expect')}(${awaited(plan, call)}).toEqual(${outcome});`);
  });
}

/** The first check with a limit, and its operation. */
function checkAt({ service }: Plan, limit: ElementDef): [ServiceOpDef, string, string] | undefined {
  for (const op of service.ops) {
    const check = op.checks.find((one) => one.limit?.id === limit.id && !one.always);
    if (check !== undefined) return [op, check.name, check.fails.name];
  }
  return undefined;
}

const taken = ({ value }: PlainLimit): string =>
  value === 1 ? '1 is taken' : `${value} are taken`;

function printLimit(task: Task, limit: PlainLimit): void {
  const { plan, file } = task;
  const found = checkAt(plan, limit);
  if (found === undefined) {
    printMissing(task, limit, `${taken(limit)}, and one more is not`);
    return;
  }
  const [op, check, status] = found;
  const key = handlerName(op);
  const title = `${limit.id}: ${taken(limit)}, and one more is answered with ${status}`;
  printTest(task, title, testBody(plan), () => {
    const slots = code`${own(plan, 'test/slots.ts', 'SLOTS')}${member(key)}`;
    const call = code`${own(plan, 'test/world.ts', 'client')}${member(key)}`;
    const given = hasValues(op.request.fields) ? 'world, scene.request' : 'world';
    file.print(newWorld(task));
    const valid = awaited(plan, code`${slots}.valid(world)`);
    file.print(code`const scene = { world, request: ${valid} };`);
    file.print(awaited(plan, code`${slots}.violate${member(check)}.violate(scene)`), ';');
    const outcome = `{ ok: false, error: ${quote(status)} }`;
    file.print(
      code`${vitest('expect')}(${awaited(plan, code`${call}(${given})`)}).toEqual(${outcome});`,
    );
  });
}

/** A placeholder test: `title` is the fact to show, `how` a description of its code. */
function printMissing(task: Task, { id }: { readonly id: string }, title: string, how = ''): void {
  printTest(task, `${id}: ${oneLine(title)}`, testBody(task.plan), () => {
    task.file.print(missing(`the test of ${id}`, PATH, how), ';');
  });
}

function printInvariant(task: Task, element: ElementDef): void {
  const found = task.plan.model.invariants.find(({ id }) => id === element.id);
  const { forAll = '', text = '' } = found ?? {};
  const how = `draws of '${forAll}', each told by drew(INVARIANTS['${element.id}'], …) and judged by an assertion`;
  printMissing(task, element, text, how);
}

function printEdge(task: Task, element: ElementDef): void {
  const edges = task.plan.model.machines.flatMap((one) => one.edges);
  const found = edges.find(({ id }) => id === element.id);
  const { from = '', to = '' } = found ?? {};
  printMissing(task, element, `from ${from} to ${to}`, 'the service takes it');
}

/** Only the service knows when it writes and reads an entry, and how it handles an invalid one. */
function printStored(task: Task, element: ElementDef): void {
  const entry = task.plan.model.persisted.find(({ id }) => id === element.id);
  const olds = entry?.layouts.slice(0, -1).map(({ version }) => version) ?? [];
  const parts = [
    'is written',
    'read back',
    ...(olds.length === 0 ? [] : [`migrated from version ${olds.join(' and ')}`]),
  ];
  const title = `${parts.join(', ')}, and rejected if it is broken`;
  const how =
    'another instance reads what one has written; bytes that are no value reach no caller';
  printMissing(task, element, title, how);
}

/** Writes the tests of an element. Checks have a file of their own. */
function printElement(task: Task, element: ElementDef): void {
  const { service, model } = task.plan;
  switch (element.kind) {
    case 'check':
      return;
    case 'serviceOp': {
      const op = service.ops.find(({ id }) => id === element.id);
      if (op === undefined) return;
      printOperation(task, op);
      if (callersOf(service, op) !== 'any') printDenied(task, op);
      return;
    }
    case 'limit': {
      const limit = model.limits.find(({ id }) => id === element.id);
      if (limit?.kind === 'limit') printLimit(task, limit);
      else printMissing(task, element, 'what it is for each member decides');
      return;
    }
    case 'invariant':
      printInvariant(task, element);
      return;
    case 'edge':
      printEdge(task, element);
      return;
    case 'persisted':
      printStored(task, element);
      return;
    case 'event':
      printMissing(task, element, 'goes out', 'the service sends it, and a client decodes it');
      return;
    case 'audit':
      printMissing(task, element, 'is written', 'the service writes it by its generated function');
      return;
    default:
      printMissing(task, element, 'is shown');
  }
}

/** The order of the tests: first the requests of clients. */
const ORDER: readonly ElementDef['kind'][] = ['serviceOp', 'limit', 'edge', 'event', 'audit'];

const rank = ({ kind }: ElementDef): number => {
  const at = ORDER.indexOf(kind);
  return at < 0 ? ORDER.length : at;
};

/** The file of behaviour tests. It has a test for each element that `abicus prove` requires one for. */
export function behaviourFile(plan: Plan): Source {
  const { service, model } = plan;
  const file = ownFile(plan, PATH);
  const task: Task = { plan, file };
  const head = `The behaviour of ${service.name}: a test for each element of its contract that needs one.`;
  const elements = model.elements.filter(
    (one) => one.contract === service.contract && (needsTitle(one) || one.kind === 'audit'),
  );
  const edges = model.machines.flatMap((one) => one.edges);
  const order = [...service.ops, ...edges].map(({ id }) => id);
  const declared = (a: ElementDef, b: ElementDef): number =>
    order.indexOf(a.id) - order.indexOf(b.id);
  const sorted = elements.toSorted((a, b) => rank(a) - rank(b) || declared(a, b));
  for (const element of sorted) printElement(task, element);
  return { head, file };
}
