/** What is read out of a document that can be walked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workspaceRoot } from '../steps.ts';
import { walkSteps } from './walkthrough.ts';

test('blocks become steps, in order; what has no path is only shown', () => {
  const text = `Words.

\`\`\`sh
npx a b
npx c        # fails: no c
\`\`\`

\`\`\`json x.json
{ "a": 1 }
\`\`\`

\`\`\`ts
shown();
\`\`\`

\`\`\`diff x.json undone
-"a"
+"b"
\`\`\`
`;
  expect(walkSteps(text)).toEqual([
    { kind: 'run', command: 'npx a b', fails: undefined },
    { kind: 'run', command: 'npx c', fails: 'no c' },
    { kind: 'write', path: 'x.json', text: '{ "a": 1 }\n' },
    { kind: 'edit', path: 'x.json', from: '"a"', to: '"b"', undone: true },
  ]);
});

test('the walk of an adopter breaks what it made in three ways, and the check bites each time', () => {
  const steps = walkSteps(readFileSync(join(workspaceRoot, 'docs/adopting.md'), 'utf8'));
  const codes = steps.flatMap((step) => (step.kind === 'run' ? [step.fails ?? ''] : []));
  expect(codes.filter((fails) => fails.startsWith('ABI'))).toEqual([
    'ABI4103',
    'ABI3001',
    'ABI5001',
  ]);
  expect(steps.filter((step) => step.kind === 'edit' && step.undone)).toHaveLength(3);
});
