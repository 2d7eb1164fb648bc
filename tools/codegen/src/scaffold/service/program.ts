/** `src/<name>.ts`: joins contract, handlers and state. */
import { namesOf } from '../../emit/service/place.ts';
import { handlerName, hasValues } from '../../emit/service/op.ts';
import { missing } from './missing.ts';
import { protocolNames } from '../../emit/service/protocol.ts';
import type { ServiceOpDef } from '../../model/types.ts';
import { code, importedType, property, type Code } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import {
  abi,
  abiType,
  mayBeSilent,
  handlerFile,
  namesIn,
  own,
  ownFile,
  ownType,
  serviceFile,
  type Plan,
  type Source,
} from './plan.ts';
import { printAuditFields } from './audit-fields.ts';
import { printProgram } from './program-of-kernel.ts';
import { callFields } from './state.ts';
import { usualCaller } from './usual-caller.ts';

/** Other names that the file declares and imports. */
const BOUND = ['caller', 'frame', 'serve', 'state'];
/** Those that only the placeholders of audit lines declare. */
const BOUND_BY_AUDIT = ['call', 'line'];

type Names = ReturnType<typeof namesIn>;

const callOf = (plan: Plan): Code => ownType(plan, 'src/state.ts', `${namesIn(plan).type}Call`);
const stateOf = (plan: Plan): Code => own(plan, 'src/state.ts', `${namesIn(plan).type}State`);

/** The fields of the audit lines of operations, and the writer of lines. */
function printAudit(file: CodeFile, plan: Plan): void {
  const path = serviceFile(plan);
  printAuditFields(file, plan, 'call');
  if (plan.service.ops.every((op) => op.audit === undefined)) return;
  const what = `what writes audit lines of ${plan.service.name}`;
  file.print(code`'audit.write': (call, line) => ${missing(what, path, '', 'call', 'line')},`);
}

/** Handlers from frame to frame, and an instance of them. */
function printFrames(file: CodeFile, plan: Plan, { type, handlers, make }: Names): void {
  const { service } = plan;
  const call = callOf(plan);
  const audits = service.ops.some((op) => op.audit !== undefined);
  const taken = [make, handlers, ...BOUND, ...(audits ? BOUND_BY_AUDIT : [])];
  file.doc(`The handler of each operation of ${service.name}.`);
  const table = code`export const ${handlers}: ${abiType(plan, `${type}Handlers`)}<${call}> =`;
  file.closed(table, '};', () => {
    for (const op of service.ops) {
      const { function: name } = namesOf(op.name);
      const handler = own(plan, handlerFile(op), name);
      // An import whose name the file also uses otherwise gets a number.
      const isShort = name === handlerName(op) && !taken.includes(name);
      file.print(isShort ? code`${handler},` : code`${property(handlerName(op))}: ${handler},`);
    }
    printAudit(file, plan);
  });
  const fields = callFields(plan).length > 0;
  const caller: Code = fields ? code`, caller: Omit<${call}, 'state'>` : '';
  const reply = mayBeSilent(plan) ? 'Uint8Array | undefined' : 'Uint8Array';
  const put = mayBeSilent(plan) ? ', or\nnothing if there is no answer now' : '';
  file.doc(
    `Makes an instance with its own state. It takes the frame of a request and returns the frame of the reply${put}.`,
  );
  const signature = code`export function ${make}(): (frame: Uint8Array${caller}) => ${reply}`;
  file.block(signature, () => {
    file.print(code`const state = new ${stateOf(plan)}();`);
    const given = fields ? '(frame, caller)' : '(frame)';
    const context = fields ? '{ ...caller, state }' : '{ state }';
    file.print(code`return ${given} => ${abi(plan, 'serve')}(${handlers}, ${context}, frame);`);
  });
}

/** The arguments with which a handler of the table calls the function of its operation. */
function argumentsOf(op: ServiceOpDef): readonly [given: string, passed: string] {
  if (op.checks[0]?.always === true && op.checks[0].unless.length === 0) return ['', ''];
  const call = '{ ...call, state }';
  return hasValues(op.request.fields) ? ['call, request', `${call}, request`] : ['call', call];
}

/** Handlers that \`serve\` of \`@abicus/async\` takes. */
function printAsync(file: CodeFile, plan: Plan, { handlers }: Names): void {
  const { service } = plan;
  const names = protocolNames(service);
  const call = importedType('Call', '@abicus/async');
  const type = code`${abiType(plan, names.handlers)}<${call}<${abiType(plan, names.events)}>>`;
  const options = usualCaller(plan) === undefined ? '' : ', { caller }';
  file.doc(
    `Makes the handlers of one instance. All connections that are served with them share its state:\n\`serve(${names.protocol}, handlers, transport${options})\`.`,
  );
  const state = stateOf(plan);
  // The handler of an operation that always rejects takes no arguments.
  const isUsed = service.ops.some((op) => argumentsOf(op)[1] !== '');
  const name = isUsed ? 'state' : '_state';
  const head = code`export function ${handlers}(${name}: ${state} = new ${state}()): ${type}`;
  file.block(head, () => {
    file.closed('return', '};', () => {
      for (const op of service.ops) {
        const [given, passed] = argumentsOf(op);
        const handler = own(plan, handlerFile(op), namesOf(op.name).function);
        file.print(code`${property(handlerName(op))}: (${given}) => ${handler}(${passed}),`);
      }
      printAudit(file, plan);
    });
  });
}

/** The file of the service. */
export function programFile(plan: Plan): Source {
  const file = ownFile(plan, serviceFile(plan));
  const print = { frames: printFrames, async: printAsync, program: printProgram }[plan.kind];
  print(file, plan, namesIn(plan));
  return { head: `The service ${plan.service.name}: handlers and state.`, file };
}

/** The file of the package's exports. */
export function indexFile(plan: Plan): Source {
  const file = ownFile(plan, 'src/index.ts');
  const path = serviceFile(plan).replace('src/', './');
  const head = `The ${plan.service.name} service.`;
  for (const from of [path, './state.ts'].toSorted()) file.print(`export * from '${from}';`);
  return { head, file };
}
