/** A step of `npm run test:deep`: tries mutants for at most two minutes (mutants/drawing.ts). */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { drawArguments, summaryOf } from './mutants/drawing.ts';
import { rejectArguments } from './no-arguments.ts';
import { report } from './progress/report.ts';
import { workspaceRoot } from './steps.ts';

rejectArguments('tools/scripts/draw-mutants.ts');

const args = drawArguments(workspaceRoot);
if (args === undefined) report({ summary: 'git has no commit to draw by' });
else {
  const node = ['-C', '@abicus/source', 'tools/mutants/src/main.ts', ...args];
  const child = spawn(process.execPath, node, {
    cwd: workspaceRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    process.stdout.write(chunk);
  });
  child.on('close', (code) => {
    report({ summary: summaryOf(output) });
    process.exitCode = code ?? 1;
  });
}
