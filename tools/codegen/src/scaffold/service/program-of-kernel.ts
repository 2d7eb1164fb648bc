/** `src/<name>.ts` of a program of the microkernel: contract, state and handlers, joined for the loop of services. */
import { camel, pascal } from '../../emit/names.ts';
import { handlerName } from '../../emit/service/op.ts';
import { namesOf } from '../../emit/service/place.ts';
import type { ServiceDef } from '../../model/types.ts';
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
  type namesIn,
  type Plan,
} from './plan.ts';

/** How long a call of another service waits for its reply; the contract of the caller's operation bounds it. */
const BUDGET = '1_000_000n';

function printCallee(file: CodeFile, plan: Plan, { name, feeds }: ServiceDef): void {
  const room = importedAs('FRAME_MAX', generatedPackage(plan, feeds), `${pascal(name)}Max`);
  const slot = code`${abi(plan, 'SLOTS')}${member(camel(name))}`;
  file.print(
    code`${property(camel(name))}: { slot: ${slot}, room: ${room}, budgetNs: ${BUDGET} },`,
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
