/** Reading steps from a document. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workspaceRoot } from '../steps.ts';
import { walkSteps, WAYS } from './walkthrough.ts';

test('blocks become steps, in order; a block without a path is only shown', () => {
  const text = `Words.

\`\`\`sh
npx a b
npx c        # fails: no c
\`\`\`

\`\`\`text
c is …
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

\`\`\`ts x.ts from=rest
rest();
\`\`\`
`;
  expect(walkSteps(text, 'npm')).toEqual([
    { kind: 'run', command: 'npx a b', fails: undefined, prints: undefined },
    { kind: 'run', command: 'npx c', fails: 'no c', prints: 'c is …\n' },
    { kind: 'write', path: 'x.json', from: undefined, text: '{ "a": 1 }\n' },
    { kind: 'edit', path: 'x.json', from: '"a"', to: '"b"', undone: true },
    { kind: 'write', path: 'x.ts', from: 'rest', text: 'rest();\n' },
  ]);
});

test('a block is for all readers, or for the named ones', () => {
  const text = `
\`\`\`sh with=npm,nx
npm install
\`\`\`

\`\`\`sh with=pnpm
pnpm add x
\`\`\`

\`\`\`json nx.json with=nx
{}
\`\`\`

\`\`\`sh
npx a
npm install
\`\`\`
`;
  const all = WAYS.map((way) =>
    walkSteps(text, way).map((step) => (step.kind === 'run' ? step.command : step.path)),
  );
  expect(all).toEqual([
    ['npm install', 'npx a', 'npm install'],
    ['pnpm add x', 'pnpm exec a', 'pnpm install'],
    ['npm install', 'nx.json', 'npx a', 'npm install'],
  ]);
});

test.each([
  ['sh with=yarn', "'yarn' is not one of npm, pnpm, nx"],
  ['json a.json undnoe', "a block of a.json says 'undnoe'"],
])('a block that says `%s` is an error', (words, message) => {
  expect(() => walkSteps(`\`\`\`${words}\nx\n\`\`\`\n`, 'npm')).toThrow(message);
});

test('a text without a command before it is an error, and so is a second text', () => {
  const text = '```text\nshown\n```\n';
  expect(() => walkSteps(text, 'npm')).toThrow("no command stands before the text 'shown'");
  expect(() => walkSteps(`\`\`\`sh\na\n\`\`\`\n${text}${text}`, 'npm')).toThrow('shown');
});

test.each(['adopting.md', 'async.md'])('each file of %s is named in a sentence too', (name) => {
  // Renderers of Markdown do not show the words after the language of a block.
  const guide = readFileSync(join(workspaceRoot, 'docs', name), 'utf8');
  const prose = guide.replaceAll(/^```[^]*?^```$/gm, '');
  const paths = WAYS.flatMap((way) =>
    walkSteps(guide, way).flatMap((step) => (step.kind === 'run' ? [] : [step.path])),
  );
  const named = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);
  const unnamed = paths.filter((path) => !named.some((one) => `/${path}`.endsWith(`/${one}`)));
  expect([...new Set(unnamed)]).toEqual([]);
});

test.each(WAYS)(
  'with %s the guide breaks its files in four ways, and the check fails each time',
  (way) => {
    const steps = walkSteps(readFileSync(join(workspaceRoot, 'docs/adopting.md'), 'utf8'), way);
    const codes = steps.flatMap((step) => (step.kind === 'run' ? [step.fails ?? ''] : []));
    expect(codes.filter((fails) => fails.startsWith('ABI')).slice(-4)).toEqual([
      'ABI2003',
      'ABI4103',
      'ABI3001',
      'ABI5001',
    ]);
    expect(steps.filter((step) => step.kind === 'edit' && step.undone)).toHaveLength(4);
  },
);
