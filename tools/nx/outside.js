// Prints what `abicus check` reads besides the files that Nx sees. Nx runs it for the hash of the target `check`.

import process from 'node:process';
import { outside } from './door.js';

process.stdout.write(await outside(process.cwd()));
