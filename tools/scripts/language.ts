/** `npm run docs:language`: writes docs/language.md from the contract language and its examples. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { languageDocs, PAGE } from '../codegen/language/sources.ts';
import { rejectArguments } from './no-arguments.ts';
import { workspaceRoot } from './steps.ts';

rejectArguments('npm run docs:language');

const { text, gaps } = await languageDocs(workspaceRoot);
for (const { of, lacks } of gaps) process.stderr.write(`${of} lacks ${lacks}\n`);
if (gaps.length > 0) process.exitCode = 1;
else writeFileSync(join(workspaceRoot, PAGE), text);
