/** An outline agrees with the reader, whatever comments a contract has. */
import { ts } from '@ts-morph/common';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contracts } from '../../fuzz/arbitrary.ts';
import { textsOf } from '../../fuzz/outcome.ts';
import { outlineOf, type Outline } from './outline.ts';
import { reader } from './reader.ts';

const COMMENTS = [
  '/* export default contract({ id: "RFC-9", feeds: "x" }) */',
  '/* : */',
  '/** uses: { "RFC-0001": ["Pid"] }, */',
  '// feeds: "elsewhere", }) {\n',
  '/* ` \' " ({[ */',
  '\n/**/\n',
];

/** The offsets of tokens. Drawn contracts have no templates, which a scanner cannot handle alone. */
function tokenStarts(text: string): number[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, text);
  const starts: number[] = [];
  for (let i = 0; i <= text.length; i++) {
    if (scanner.scan() === ts.SyntaxKind.EndOfFileToken) return starts;
    starts.push(scanner.getTokenStart());
  }
  throw new Error('more tokens than letters');
}

/** A text with comments between its tokens; `picks` selects where, and which. */
function commented(text: string, picks: readonly (readonly [at: number, which: number])[]): string {
  const starts = tokenStarts(text);
  const places = picks.map(([at, which]) => {
    return {
      at: starts[at % starts.length] ?? 0,
      comment: COMMENTS[which % COMMENTS.length] ?? '',
    };
  });
  return places
    .toSorted((a, b) => b.at - a.at)
    .reduce((all, { at, comment }) => all.slice(0, at) + comment + all.slice(at), text);
}

/** The parts of the reader's result that an outline has; nothing for a rejected contract. */
function readInFull(file: string, text: string): unknown {
  const { source } = reader.read(file, text);
  if (source === undefined) return undefined;
  const { id, feeds, uses = {}, types, errors, limits } = source.value;
  const names = [types, errors, limits].flatMap((part) => Object.keys(part ?? {}));
  return { id, feeds, uses, names: [...new Set(names)] };
}

const said = ({ id, feeds, uses, names }: Outline): unknown => {
  return { id, feeds, uses: Object.fromEntries(uses), names: [...names.keys()] };
};

test("an outline equals the reader's result, with comments between any tokens", () => {
  const picks = fc.array(fc.tuple(fc.nat(100_000), fc.nat(100)), { minLength: 1, maxLength: 12 });
  let compared = 0;
  fc.assert(
    fc.property(contracts, picks, (drawn, at) => {
      for (const { file, text } of textsOf(drawn)) {
        const noisy = commented(text, at);
        const whole = readInFull(file, noisy);
        const outline = outlineOf(file, noisy);
        // Comments change only JSDoc, which an outline does not have.
        expect(outline).toEqual(outlineOf(file, text));
        if (whole === undefined) continue;
        compared++;
        expect(outline === undefined ? undefined : said(outline)).toEqual(whole);
      }
    }),
    { numRuns: 40 },
  );
  expect(compared).toBeGreaterThan(20);
});

const rest = `id: 'RFC-0001', feeds: 'kernel' });`;

test('a comment with `export default contract` in it does not hide the contract below it', () => {
  const text = `// export default contract({})\nimport { contract } from '@abicus/contract';\nexport default contract({ ${rest}`;
  expect(outlineOf('a.contract.ts', text)).toMatchObject({ id: 'RFC-0001', feeds: 'kernel' });
});

test('a comment between `uses` and its colon does not hide the borrowed names', () => {
  const text = `import { contract } from '@abicus/contract';
export default contract({ uses /* from others */ : { 'RFC-0002': ['queue'] }, ${rest}`;
  const outline = outlineOf('a.contract.ts', text);
  expect([...(outline?.uses ?? [])]).toEqual([['RFC-0002', ['queue']]]);
});

test('a mistake in another part leaves the outline unchanged', () => {
  const text = `import { contract } from '@abicus/contract';
export default contract({ typos: nothing(1 + 1), limits: { queue: Limit(1) }, ${rest}`;
  expect(reader.read('a.contract.ts', text).source).toBeUndefined();
  const outline = outlineOf('a.contract.ts', text);
  expect(outline).toMatchObject({ id: 'RFC-0001', feeds: 'kernel' });
  expect([...(outline?.names.keys() ?? [])]).toEqual(['queue']);
});

test.each([
  ['is empty', ''],
  ['breaks off', "import { contract } from '@abicus/contract';\nexport default contract({ id: 'x"],
  ['nests too deep', `export default contract(${'{a:'.repeat(100)}1${'}'.repeat(100)});`],
  [
    'has no id',
    "import { contract } from '@abicus/contract';\nexport default contract({ feeds: 'a' });",
  ],
])('a text that %s has no outline', (_title, text) => {
  expect(outlineOf('a.contract.ts', text)).toBeUndefined();
});
