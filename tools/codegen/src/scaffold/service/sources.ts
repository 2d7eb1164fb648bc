/** The sources and tests of a new service, not formatted. */
import { docLines } from '../../output/code-file.ts';
import { renderBody } from '../../output/render.ts';
import { behaviourFile } from './behaviour.ts';
import { handlerCode } from './handlers.ts';
import { hostileFile } from './hostile.ts';
import type { Plan } from './plan.ts';
import { probesFile } from './probes.ts';
import { indexFile, programFile } from './program.ts';
import { slotsFile } from './slots.ts';
import { stateFile } from './state.ts';
import { checksTestFile, suitesFile } from './suites.ts';
import { worldFile } from './world.ts';

/** The sources and tests by path in the workspace. */
export function sources(plan: Plan): [path: string, text: string][] {
  const made = [
    ...plan.service.ops.map((op) => handlerCode(plan, op)),
    stateFile(plan),
    programFile(plan),
    indexFile(plan),
    probesFile(plan),
    worldFile(plan),
    slotsFile(plan),
    behaviourFile(plan),
    checksTestFile(plan),
    suitesFile(plan),
    hostileFile(plan),
  ].filter((one) => one !== undefined);
  return made.map(({ head, file }) => {
    const body = renderBody(file);
    const gap = body.startsWith('import ') ? '' : '\n';
    return [file.path, `${docLines(head).join('\n')}\n${gap}${body}`];
  });
}
