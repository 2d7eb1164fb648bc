// Answers the door's question on a Node that runs the plugin: what `createNodes` is called with comes from standard
// input as JSON, and what it gives goes to standard output.

import { readFileSync } from 'node:fs';
import process from 'node:process';
import { createNodes } from './door.js';

try {
  const nodes = await createNodes[1](...JSON.parse(readFileSync(0, 'utf8')));
  process.stdout.write(JSON.stringify(nodes));
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
