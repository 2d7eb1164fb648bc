/** `test/slots.ts`: for each operation a valid request, and for each of its checks a way to violate it. */
import { sentence } from '../../emit/names.ts';
import { handlerName } from '../../emit/service/op.ts';
import { namesOf } from '../../emit/service/place.ts';
import type { CheckDef, ServiceOpDef } from '../../model/types.ts';
import { code, importedType, property, quote, type Code } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { packageName } from '../../workspace/config.ts';
import { exampleRecord } from './example.ts';
import { missing } from './missing.ts';
import { abiType, ownFile, ownType, type Plan, type Source } from './plan.ts';

const PATH = 'test/slots.ts';

/** A placeholder for the violation of a check, unless every call fails it. */
function violation({ id, text, always, limit }: CheckDef): Code {
  if (always) return '{ violate: (_scene) => undefined }';
  const much = limit?.kind === 'limit' ? ` (calls up to ${limit.id})` : '';
  const slot = missing(`the violation of ${id}`, PATH, `${text}${much}`, 'scene');
  return code`{ violate: (scene) => ${slot} }`;
}

/** The head of the function that gives a valid request. */
function validHead({ kind }: Plan, world: Code, request: Code): Code {
  if (kind !== 'async') return code`(_world: ${world}): ${request}`;
  return code`async (_world: ${world}): Promise<${request}>`;
}

function printSlots(file: CodeFile, plan: Plan, op: ServiceOpDef): void {
  const key = handlerName(op);
  const names = namesOf(op.name);
  const world = ownType(plan, 'test/world.ts', 'World');
  const request = abiType(plan, `${names.pascal}Request`);
  file.closed(`${property(key)}: `, '},', () => {
    file.print(
      code`valid: ${validHead(plan, world, request)} => (${exampleRecord(plan, op.request.fields)}),`,
    );
    if (op.checks.length === 0) return;
    const testing = `${packageName(plan.workspace, plan.service.feeds)}/testing`;
    const slots = importedType('Slots', testing);
    const tail = code`} satisfies ${slots}<Scene<${request}>>[${quote(key)}],`;
    file.closed('violate: ', tail, () => {
      for (const check of op.checks) {
        file.entry(sentence(check.text), code`${property(check.name)}: ${violation(check)},`);
      }
    });
  });
}

/** The file of the slots. */
export function slotsFile(plan: Plan): Source {
  const file = ownFile(plan, PATH);
  const world = ownType(plan, 'test/world.ts', 'World');
  const head =
    'Scenes of each operation. `valid` prepares a new world and returns a request that succeeds in it. Each `violate` changes\nthe request, its world or its caller so that exactly that check rejects it. If no request can violate a check, its\nslot says why: `{ impossible: … }`.';
  file.doc('A request and its world.');
  file.block('export interface Scene<R>', () => {
    file.print(code`readonly world: ${world};`);
    file.print('request: R;');
  });
  file.doc('By operation.');
  file.closed('export const SLOTS =', '};', () => {
    for (const op of plan.service.ops) printSlots(file, plan, op);
  });
  return { head, file };
}
