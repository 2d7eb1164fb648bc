/** `test/suites.test.ts` and `test/checks.test.ts`: the tests of any service, from the generated tables. */
import { screaming } from '../../emit/names.ts';
import { typesOf } from '../../emit/per-package.ts';
import { storedNames } from '../../emit/persisted.ts';
import { handlerName, hasValues } from '../../emit/service/op.ts';
import { callersOf } from '../../model/callers.ts';
import type { CheckDef, ServiceOpDef } from '../../model/types.ts';
import { code, imported, importedType, quote, type Code } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { packageName } from '../../workspace/config.ts';
import { missing } from './missing.ts';
import {
  abi,
  awaited,
  identity,
  isLimited,
  member,
  own,
  ownFile,
  ownType,
  testBody,
  type Plan,
  type Source,
} from './plan.ts';
import { hasOtherCallers, otherCaller, usualCaller } from './usual-caller.ts';

const vitest = (name: string): Code => imported(name, 'vitest');
const testing = (name: string): Code => imported(name, '@abicus/wire/testing');
const testingType = (name: string): Code => importedType(name, '@abicus/wire/testing');

function shape({ workspace, service }: Plan, name: string): Code {
  return imported(name, `${packageName(workspace, service.feeds)}/testing`);
}

/** The generated suites. */
export function suitesFile(plan: Plan): Source {
  const { service, model } = plan;
  const file = ownFile(plan, 'test/suites.test.ts');
  const own_ = shape(plan, `${screaming(service.name)}_SERVICE`);
  const types = typesOf(model, service.feeds).length > 0;
  const typed = types ? code`...${testing('typeTests')}(${shape(plan, 'TYPES')}), ` : '';
  const each = code`${vitest('test')}.each(${testing('titled')}(`;
  const body = code`'%s', (_, { run, expected }) => ${vitest('expect')}(run()).toEqual(expected)`;
  const caller = usualCaller(plan);
  const usual = caller === undefined ? '0n' : identity(plan, caller);
  const sender = hasOtherCallers(plan) ? code`CALLERS.get(frame[3] ?? 0) ?? ${usual}` : usual;
  const serve = isLimited(plan)
    ? code`(handlers, _, frame) => ${abi(plan, 'serve')}(handlers, { sender: ${sender} }, frame)`
    : abi(plan, 'serve');
  const head = `The generated suites of ${service.name}: its types, its frames, its malformed requests.`;
  if (hasOtherCallers(plan)) {
    file.doc('Callers of operations that are not for the usual one, by opcode.');
    file.print('const CALLERS = new Map<number, bigint>([');
    for (const op of service.ops) {
      const other = otherCaller(plan, op);
      if (other !== undefined) file.print(code`[${op.opcode}, ${identity(plan, other)}],`);
    }
    file.print(']);');
    file.blank();
  }
  const stored = model.persisted
    .filter(({ contract }) => contract === service.contract)
    .map((one) => code`, ...${testing('storedTests')}(${abi(plan, storedNames(one).table)})`);
  file.print(code`${each}[${typed}...${testing('codecTests')}(${own_})${stored}]))(${body});`);
  file.blank();
  file.block(code`${vitest('describe')}('serving', () =>`, () => {
    const driver = code`${testing('serveDriver')}(${serve})`;
    file.print(code`${each}${testing('serveTests')}(${own_}, ${driver})))(${body});`);
  });
  file.print(');');
  return { head, file };
}

function printProvenBy(file: CodeFile, plan: Plan): void {
  const { service } = plan;
  const world = own(plan, 'test/world.ts', 'World');
  const scene = ownType(plan, 'test/slots.ts', 'Scene');
  const changing = service.ops.flatMap(({ checks }) =>
    checks.filter(({ changesOnReject }) => changesOnReject.length > 0).map(({ id }) => id),
  );
  if (changing.length > 0) {
    file.doc('Checks that may change something when they reject, says the contract.');
    file.print(`const MAY_CHANGE = new Set<string>([${changing.map(quote).join(', ')}]);`);
  }
  file.doc('An operation: its checks, a valid request, the violations, and the call.');
  file.block('interface Checked<R>', () => {
    file.print(`readonly rows: readonly `, testingType('CheckRow'), '[];');
    const valid = plan.kind === 'async' ? 'Promise<R>' : 'R';
    file.print(code`readonly valid: (world: ${world}) => ${valid};`);
    const slot = code`${testingType('Violation')}<${scene}<R>, string>`;
    file.print(code`readonly violate: Readonly<Record<string, ${slot}>>;`);
    const reply = plan.kind === 'async' ? 'Promise<unknown>' : 'unknown';
    file.print(code`readonly call: (world: ${world}, request: R) => ${reply};`);
  });
  file.doc(
    'The tests of an operation: each check violated alone, and each pair that is possible at once.',
  );
  const head = 'function provenBy<R>(id: string, { rows, valid, violate, call }: Checked<R>): void';
  file.block(head, () => {
    const list = code`${testing('titled')}(${testing('violationsOf')}<${scene}<R>>(rows, violate))`;
    file.block(code`${vitest('describe')}(\`\${id}*\`, () =>`, () => {
      printNames(file);
      file.print(code`${vitest('test')}.each(${list})('%s', async (_, violated) => {`);
      file.print(code`const world = new ${world}();`);
      file.print(
        code`const scene: ${scene}<R> = { world, request: ${awaited(plan, 'valid(world)')} };`,
      );
      file.print('await violated.violate(scene);');
      file.print('const before = world.digest();');
      file.print('const { id: check, error } = violated.decides;');
      const expect = vitest('expect');
      file.print(
        code`${expect}(${awaited(plan, 'call(world, scene.request)')}).toEqual({ ok: false, error });`,
      );
      file.print('// The decoder makes some checks: then no handler is reached.');
      file.print(code`${expect}(world.rejectedBy ?? check).toBe(check);`);
      const kept = code`${expect}(world.digest()).toBe(before);`;
      file.print(changing.length > 0 ? code`if (!MAY_CHANGE.has(check)) ${kept}` : kept);
      file.print('});');
    });
    file.print(');');
  });
}

/** Tests that each check has a slot: of an operation whose checks no request violates there is no other test. */
function printNames(file: CodeFile): void {
  const [test, expect] = [vitest('test'), vitest('expect')];
  file.print(
    code`${test}('each check has a violation, or says why no request violates it', () => {`,
  );
  const names = 'new Set(rows.map(({ name }) => name))';
  file.print(code`${expect}(new Set(Object.keys(violate))).toEqual(${names});`);
  file.print('});');
}

/** Makes a principal the caller of the next request. */
function callBy(plan: Plan, name: string): Code {
  if (plan.kind === 'async') return code`world.caller = ${quote(name)};`;
  return code`world.sender = ${identity(plan, name)};`;
}

/** Tests that a check rejects a caller without an exception, and not one with an exception. */
function printException(file: CodeFile, plan: Plan, op: ServiceOpDef, check: CheckDef): void {
  const key = handlerName(op);
  const slots = code`${own(plan, 'test/slots.ts', 'SLOTS')}${member(key)}`;
  const call = code`${own(plan, 'test/world.ts', 'client')}${member(key)}`;
  const authority = callersOf(plan.service, op);
  const mayCall = (name: string): boolean => authority === 'any' || authority.includes(name);
  const usual = otherCaller(plan, op) ?? usualCaller(plan);
  const body = (title: string, can: boolean, sender: Code | undefined, outcome: string): void => {
    file.blank();
    file.print(code`${vitest('test')}(${quote(title)}, ${can ? testBody(plan) : '() => {'}`);
    if (can) {
      file.print(code`const world = new ${own(plan, 'test/world.ts', 'World')}();`);
      file.print(
        code`const scene = { world, request: ${awaited(plan, code`${slots}.valid(world)`)} };`,
      );
      file.print(awaited(plan, code`${slots}.violate${member(check.name)}.violate(scene)`), ';');
      if (sender !== undefined) file.print(sender);
      const given = hasValues(op.request.fields) ? 'world, scene.request' : 'world';
      file.print(code`${vitest('expect')}(${awaited(plan, code`${call}(${given})`)}).${outcome};`);
    } else {
      file.print(missing(`the test of ${check.id}`, 'test/checks.test.ts', title), ';');
    }
    file.print('});');
  };
  const denied = `toEqual({ ok: false, error: ${quote(check.fails.name)} })`;
  const isExcepted = usual !== undefined && check.unless.includes(usual);
  body(`${check.id} denies other callers`, !isExcepted, undefined, denied);
  const excepted = check.unless.find(mayCall);
  const sender = excepted === undefined ? undefined : callBy(plan, excepted);
  const title = `${check.id} allows ${check.unless.join(', ')}`;
  body(title, excepted !== undefined, sender, 'toMatchObject({ ok: true })');
}

/** The file of the checks; nothing if no operation has any. */
export function checksTestFile(plan: Plan): Source | undefined {
  const { service } = plan;
  const checked = service.ops.filter(({ checks }) => checks.length > 0);
  if (checked.length === 0) return undefined;
  const file = ownFile(plan, 'test/checks.test.ts');
  const head = `Every check of ${service.name}: violated alone, it rejects with its own status and nothing changes; of two that are violated\nat once, the earlier one decides.`;
  printProvenBy(file, plan);
  file.blank();
  for (const op of checked) {
    const key = handlerName(op);
    const slots = code`...${own(plan, 'test/slots.ts', 'SLOTS')}${member(key)}`;
    const rows = code`rows: ${shape(plan, 'CHECKS')}${member(key)}`;
    const call = code`call: ${own(plan, 'test/world.ts', 'client')}${member(key)}`;
    file.print(code`provenBy(${quote(`${op.id}.`)}, { ${rows}, ${slots}, ${call} });`);
  }
  for (const op of checked) {
    for (const check of op.checks) {
      if (check.unless.length > 0) printException(file, plan, op, check);
    }
  }
  return { head, file };
}
