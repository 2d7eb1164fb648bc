/** `npm run bundle`: builds the bundle with which `abicus` starts in this workspace. */
import { rejectArguments } from './no-arguments.ts';
import { buildBundle } from './bundle/build.ts';
import { workspaceRoot } from './steps.ts';

rejectArguments('npm run bundle');
const index = await buildBundle(workspaceRoot);
process.stdout.write(`${index.chunks.length} chunks of ${index.inputs.length} files\n`);
