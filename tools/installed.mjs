/**
 * Prints what is installed from outside of this workspace, by the lock file: an input of Nx's tasks. The entries of its own
 * packages are left out, so that a new package invalidates nothing. Plain JavaScript: Nx starts it on any Node.
 */
import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
const entries = Object.entries(JSON.parse(text).packages);
const outside = entries.filter(([path, { link }]) => path.includes('node_modules/') && !link);
process.stdout.write(JSON.stringify(outside));
