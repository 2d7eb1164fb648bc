/**
 * `test/world.ts`: a service and its callers without a transport, and its operations as a client calls
 * them.
 */
import { code, imported } from '../../output/code.ts';
import { ownFile, type Plan, type Source } from './plan.ts';
import { printAsyncClient, printAsyncWorld } from './world-async.ts';
import { printAsk, printClient, printFields } from './world-frames.ts';
import { printProgramAsk, printProgramFields } from './world-program.ts';

/** The file of the world of tests. */
export function worldFile(plan: Plan): Source {
  const { service } = plan;
  const file = ownFile(plan, 'test/world.ts');
  const inspect = imported('inspect', 'node:util');
  const head =
    plan.kind === 'async'
      ? `${service.name} and its clients, in one process.`
      : `${service.name} and its callers without a transport: requests go in as frames, and replies come out as values.`;
  file.doc('A new instance of the service, and the caller of the next request.');
  file.block('export class World', () => {
    if (plan.kind === 'async') printAsyncWorld(file, plan);
    else if (plan.kind === 'program') printProgramFields(file, plan);
    else printFields(file, plan);
    file.blank();
    file.doc(
      'The state as text, to compare before and after. It does not show private fields (`#x`).',
    );
    file.block('digest(): string', () => {
      const all = '{ depth: Infinity, maxArrayLength: null, maxStringLength: null }';
      file.print(code`return ${inspect}(this.state, ${all});`);
    });
    if (plan.kind === 'frames') printAsk(file, plan);
    if (plan.kind === 'program') printProgramAsk(file, plan);
  });
  if (plan.kind === 'async') printAsyncClient(file, plan);
  else printClient(file, plan);
  return { head, file };
}
