/** `src/probes/index.ts`: a probe for each rung that the selftest client prints for the service. */
import { camel } from '../../emit/names.ts';
import { code, imported, importedType, join } from '../../output/code.ts';
import { missing } from './missing.ts';
import { abi, member, ownFile, rungs, type Plan, type Source } from './plan.ts';

const PATH = 'src/probes/index.ts';

/** The file of the probes; nothing if there is no rung. */
export function probesFile(plan: Plan): Source | undefined {
  const all = rungs(plan);
  if (all.length === 0) return undefined;
  const file = ownFile(plan, PATH);
  const probe = importedType('Probe', '@abicus/probe');
  for (const { name, text, proves } of all) {
    const marker = code`${abi(plan, 'MARKERS')}${member(name)}`;
    file.doc(`\`${text}\`.`);
    file.closed(code`export const ${camel(name)}: ${probe}<typeof ${marker}> =`, '};', () => {
      file.print(code`marker: ${marker},`);
      file.block('*run(context)', () => {
        file.print(code`const checks = ${imported('proof', '@abicus/wire')}(${marker});`);
        const how = `calls by context.channel('${plan.service.name}'), judged by checks, of ${proves.join(', ')}`;
        const evidence = missing(`the evidence of ${name}`, PATH, how, 'context', 'checks');
        // The placeholder alone would leave nothing to yield.
        const program = importedType('Program', '@abicus/wire');
        file.print(code`const evidence: ${program}<void> = ${evidence};`);
        file.print('yield* evidence;');
        file.print('return checks.end();');
      });
      file.print(',');
    });
  }
  file.doc('A probe for each rung that the selftest client prints.');
  const names = join(
    all.map(({ name }) => camel(name)),
    ', ',
  );
  file.print(code`export const probes: readonly ${probe}[] = [${names}];`);
  return { head: `The probes of the rungs of ${plan.service.name}.`, file };
}
