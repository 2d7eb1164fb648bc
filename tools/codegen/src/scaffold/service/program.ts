/** `src/<name>.ts`: contract, handlers and state come together. */
import { namesOf } from '../../emit/service/place.ts';
import { handlerName } from '../../emit/service/op.ts';
import { code, property, type Code } from '../../output/code.ts';
import {
  abi,
  abiType,
  answersLater,
  handlerFile,
  namesIn,
  own,
  ownFile,
  ownType,
  serviceFile,
  type Plan,
  type Source,
} from './plan.ts';
import { callFields } from './state.ts';

/** What else the file binds and imports. */
const BOUND = ['caller', 'frame', 'serve', 'state'];

/** The file of the service. */
export function programFile(plan: Plan): Source {
  const { service } = plan;
  const file = ownFile(plan, serviceFile(plan));
  const { type, handlers, make } = namesIn(plan);
  const call = ownType(plan, 'src/state.ts', `${type}Call`);
  const head = `The service ${service.name}: handlers and state.`;
  file.doc(`The handler of each operation of ${service.name}.`);
  const table = code`export const ${handlers}: ${abiType(plan, `${type}Handlers`)}<${call}> =`;
  file.closed(table, '};', () => {
    for (const op of service.ops) {
      const { function: name } = namesOf(op.name);
      const handler = own(plan, handlerFile(op), name);
      // An import that the file has another use of the name for gets a number.
      const isShort = name === handlerName(op) && ![make, handlers, ...BOUND].includes(name);
      file.print(isShort ? code`${handler},` : code`${property(handlerName(op))}: ${handler},`);
    }
  });
  const fields = callFields(plan).length > 0;
  const caller: Code = fields ? code`, caller: Omit<${call}, 'state'>` : '';
  const reply = answersLater(plan) ? 'Uint8Array | undefined' : 'Uint8Array';
  const put = answersLater(plan) ? ', or\nnothing if it answers later' : '';
  file.doc(
    `Makes an instance with its own state. It takes the frame of a request and returns the frame of the reply${put}.`,
  );
  const signature = code`export function ${make}(): (frame: Uint8Array${caller}) => ${reply}`;
  file.block(signature, () => {
    file.print(code`const state = new ${own(plan, 'src/state.ts', `${type}State`)}();`);
    const given = fields ? '(frame, caller)' : '(frame)';
    const context = fields ? '{ ...caller, state }' : '{ state }';
    file.print(code`return ${given} => ${abi(plan, 'serve')}(${handlers}, ${context}, frame);`);
  });
  return { head, file };
}

/** The file of what the package exports. */
export function indexFile(plan: Plan): Source {
  const file = ownFile(plan, 'src/index.ts');
  const path = serviceFile(plan).replace('src/', './');
  const head = `The ${plan.service.name} service.`;
  for (const from of [path, './state.ts'].toSorted()) file.print(`export * from '${from}';`);
  return { head, file };
}
