/** `src/<name>.ts` of a program of the microkernel: contract, state and handlers, joined for the loop of services. */
import { camel, pascal } from '../../emit/names.ts';
import { isVersioned } from '../../emit/service/around.ts';
import { handlerName } from '../../emit/service/op.ts';
import { namesOf } from '../../emit/service/place.ts';
import type { VersionDef } from '../../model/types.ts';
import { code, imported, importedAs, importedType, property } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { printAuditFields } from './audit-fields.ts';
import {
  abi,
  abiType,
  callees,
  generatedPackage,
  handlerFile,
  member,
  own,
  ownType,
  type Callee,
  type namesIn,
  type Plan,
} from './plan.ts';
import { correlation, spoken } from './world-frames.ts';

/** How long a call of another service waits for its reply; the contract of the caller's operation bounds it. */
const BUDGET = '1_000_000n';

/** The version in which a service is called: the newest that has all operations that are called. */
function calledVersion({ service, ops }: Callee): VersionDef | undefined {
  const { versions } = service.envelope;
  const called = service.ops.filter(({ name }) => ops.includes(name));
  const have = versions.filter(({ name }) => called.every((op) => op.versions.includes(name)));
  return spoken(have) ?? spoken(versions);
}

/** What makes the nonce of a call out of their count; nothing if the count is the nonce. */
function nonceOf(callee: Callee): string | undefined {
  const { envelope } = callee.service;
  const version = calledVersion(callee);
  const { carrier, size = 0 } = version?.nonce ?? {};
  const count = carrier === 'number' && size < 4 ? `count % ${256 ** size}` : 'count';
  if (isVersioned(envelope)) {
    return `(${carrier === undefined ? '' : 'count'}) => (${correlation(version, count)})`;
  }
  if (carrier === 'bigint') return '(count) => BigInt(count)';
  return count === 'count' ? undefined : `(count) => ${count}`;
}

function printCallee(file: CodeFile, plan: Plan, callee: Callee): void {
  const { name, feeds } = callee.service;
  const nonce = nonceOf(callee);
  const room = importedAs('FRAME_MAX', generatedPackage(plan, feeds), `${pascal(name)}Max`);
  const slots = abi(plan, 'SLOTS');
  const slot = code`${slots}${member(camel(name))}`;
  const events = callee.hasEvents ? code`, events: ${slots}.events` : '';
  const tie = nonce === undefined ? '' : `, nonce: ${nonce}`;
  file.print(
    code`${property(camel(name))}: { slot: ${slot}, room: ${room}, budgetNs: ${BUDGET}${events}${tie} },`,
  );
}

/** Prints the table of the handlers, and the program. */
export function printProgram(
  file: CodeFile,
  plan: Plan,
  { type, handlers }: ReturnType<typeof namesIn>,
): void {
  const { service } = plan;
  const state = `${type}State`;
  const called = callees(plan);
  const others = called.length > 0 ? code`, ${ownType(plan, 'src/state.ts', 'Callees')}` : '';
  const table = code`${importedType('Handlers', '@abicus/service')}<${abiType(plan, `${type}Handlers`)}<never>, ${ownType(plan, 'src/state.ts', state)}${others}>`;
  file.doc(`The handler of each operation of ${service.name}.`);
  file.closed(code`export const ${handlers}: ${table} =`, '};', () => {
    for (const op of service.ops) {
      const handler = own(plan, handlerFile(op), namesOf(op.name).function);
      file.print(code`${property(handlerName(op))}: ${handler},`);
    }
    printAuditFields(file, plan, code`call: ${ownType(plan, 'src/state.ts', `${type}Call`)}`);
  });
  file.doc('The program.');
  file.closed(
    code`export const program = ${imported('service', '@abicus/service')}(`,
    '});',
    () => {
      file.print(code`program: ${abi(plan, 'PROGRAM')},`);
      file.print(code`slots: ${abi(plan, 'SLOTS')},`);
      file.print(code`server: ${abi(plan, 'SERVER')},`);
      file.print(code`frameMax: ${abi(plan, 'FRAME_MAX')},`);
      file.print(code`state: () => new ${own(plan, 'src/state.ts', state)}(),`);
      file.print(`handlers: ${handlers},`);
      if (called.length > 0) {
        file.closed('calls:', '},', () => {
          for (const one of called) printCallee(file, plan, one);
        });
      }
      const marker = code`${abi(plan, 'MARKERS')}${member(`${camel(service.name)}Ready`)}`;
      file.print(code`ready: { marker: ${marker}, selfCheck: () => {} },`);
    },
  );
}
