import { expect, test } from 'vitest';
import { withReferences } from './solution.ts';

const CREATED = [
  'libs/abi/a/tsconfig.json',
  'libs/abi/a/package.json',
  'libs/services/a/tsconfig.json',
];
const solution = (text: unknown): { readonly solution: string } => ({
  solution: JSON.stringify(text),
});

test('a tsconfig.json without files refers to new packages, after those that it refers to', () => {
  const before = { files: [], references: [{ path: 'libs/wire' }] };
  const edits = withReferences(solution(before), CREATED);
  const references = ['libs/wire', 'libs/abi/a', 'libs/services/a'].map((path) => ({ path }));
  expect([...edits.keys()]).toEqual(['tsconfig.json']);
  expect(JSON.parse(edits.get('tsconfig.json') ?? '')).toEqual({ files: [], references });
});

test.each([
  ['with files of its own', solution({ files: ['a.ts'], references: [] })],
  ['with a pattern of files', solution({ include: ['libs'] })],
  ['without references', solution({ files: [] })],
  ['with a comment', { solution: '{ /* all */ "files": [], "references": [] }' }],
  ['that is no object', solution(null)],
  ['that is not there', {}],
])('a tsconfig.json %s stays as it is', (_, facts) => {
  expect(withReferences(facts, CREATED)).toEqual(new Map());
});

test('a part without a package changes no tsconfig.json', () => {
  expect(withReferences(solution({ files: [], references: [] }), ['contracts/a.ts'])).toEqual(
    new Map(),
  );
});
