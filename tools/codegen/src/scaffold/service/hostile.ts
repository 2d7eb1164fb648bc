/** `test/hostile.test.ts`: generated messages at a service that is a program. */
import { screaming } from '../../emit/names.ts';
import { callersOf } from '../../model/callers.ts';
import type { ServiceDef } from '../../model/types.ts';
import { code, imported, join, type Code } from '../../output/code.ts';
import { callees, generatedPackage, identity, own, ownFile, serviceFile } from './plan.ts';
import type { Plan, Source } from './plan.ts';

/** Seeds of messages, and messages of each. */
const [SEEDS, MESSAGES] = [10, 200];

const shapeOf = (plan: Plan, { name, feeds }: ServiceDef): Code => [
  imported(`${screaming(name)}_SERVICE`, `${generatedPackage(plan, feeds)}/testing`),
];

/** The file; nothing if the service is no program. */
export function hostileFile(plan: Plan): Source | undefined {
  const { service, kind } = plan;
  if (kind !== 'program') return undefined;
  const file = ownFile(plan, 'test/hostile.test.ts');
  const callers = new Set(
    service.ops.flatMap((op) => {
      const named = callersOf(service, op);
      return named === 'any' ? [] : named;
    }),
  );
  const called = callees(plan).map(({ service: one }) => shapeOf(plan, one));
  const identities = [...callers].map((name) => identity(plan, name));
  file.doc(
    'The protocols of the service and of those that it calls, and identities of its callers.',
  );
  file.closed('const OTHERS =', '};', () => {
    file.print(code`service: ${shapeOf(plan, service)},`);
    if (called.length > 0) file.print(code`callees: [${join(called, ', ')}],`);
    if (identities.length > 0) file.print(code`callers: [${join(identities, ', ')}],`);
  });
  file.blank();
  const title = `whatever others send, ${service.name} answers each request once, and holds nothing for callers that have ended`;
  file.block(code`${imported('test', 'vitest')}(${JSON.stringify(title)}, () =>`, () => {
    file.block(`for (let seed = 1; seed <= ${SEEDS}; seed++)`, () => {
      const run = imported('hostileRun', '@abicus/service/testing');
      const definition = code`${own(plan, serviceFile(plan), 'program')}.definition`;
      file.print(code`const found = ${run}(${definition}, OTHERS, seed, ${MESSAGES});`);
      file.print(code`${imported('expect', 'vitest')}(found).toEqual([]);`);
    });
  });
  file.print(');');
  return {
    head: `Generated messages at ${service.name}: valid, malformed, of others, too late, too many.`,
    file,
  };
}
