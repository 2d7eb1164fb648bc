/**
 * `npm run bundle`: builds the bundle with which `abicus` starts in this workspace. The launcher starts it with
 * `--background` when it finds none that it may use.
 */
import process from 'node:process';
import { plural } from '../codegen/src/diagnostics/plural.ts';
import { buildBundle, buildInBackground } from './bundle/build.ts';
import { rejectArguments } from './no-arguments.ts';
import { workspaceRoot } from './steps.ts';

if (process.argv[2] === '--background') await buildInBackground(workspaceRoot);
else {
  rejectArguments('npm run bundle');
  const { commands, inputs } = await buildBundle(workspaceRoot);
  process.stdout.write(
    `the bundle of ${plural(commands.length, 'command')}, from ${plural(inputs, 'file')}\n`,
  );
}
