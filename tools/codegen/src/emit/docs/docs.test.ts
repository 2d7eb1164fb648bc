import { describe, expect, test } from 'vitest';
import type { Model } from '../../model/types.ts';
import { renderBody } from '../../output/render.ts';
import { syntheticContracts } from '../../synthetic.ts';
import { contractFile, ERRORS, modelOf } from '../../testing/annotated.ts';
import { workspaceAt } from '../../workspace/config.ts';
import { docs } from './index.ts';

const workspace = workspaceAt('/nowhere');

function pagesOf(model: Model): Map<string, string> {
  return new Map(
    [...docs.emit(model, workspace)].map(([path, file]) => {
      return [path, typeof file === 'string' ? file : renderBody(file)];
    }),
  );
}

describe('of synthetic contracts', () => {
  const model = modelOf(syntheticContracts(3));
  const pages = pagesOf(model);

  test('there is a page for each contract, and an index that links to them', () => {
    expect([...pages.keys()]).toEqual([
      'docs/reference/README.md',
      'docs/reference/rfc-1000-kernel.md',
      'docs/reference/rfc-1001-service0.md',
      'docs/reference/rfc-1002-service1.md',
    ]);
    const index = pages.get('docs/reference/README.md') ?? '';
    for (const name of ['rfc-1000-kernel', 'rfc-1001-service0', 'rfc-1002-service1']) {
      expect(index).toContain(`](${name}.md)`);
    }
  });

  test('every element is named by its id on the page of its contract', () => {
    const missing = model.elements.filter(({ id, pos }) => {
      const name = pos.file.replace('contracts/', '').replace('.contract.ts', '.md');
      return pages.get(`docs/reference/${name}`)?.includes(`\`${id}\``) !== true;
    });
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  test('a link to a page is to one that is there', () => {
    for (const text of pages.values()) {
      for (const [, target = ''] of text.matchAll(/\]\(([^)]*\.md)\)/g)) {
        expect(pages.has(`docs/reference/${target}`)).toBe(true);
      }
    }
  });
});

/** The page of one contract with these types. */
function pageOf(sections: string): string {
  const file = contractFile(sections);
  return pagesOf(modelOf([file])).get('docs/reference/rfc-0001-kernel.md') ?? '';
}

test('a record is drawn eight bytes to a line, a field that goes on with an ellipsis', () => {
  const page = pageOf(`${ERRORS} types: {
    Odd: struct({ kind: u8, at: u64, rest: zero(3) }, { size: 12, errno: 'EINVAL' }),
  },`);
  expect(page).toContain(
    [
      '      +-------+-------------------------------------------------------+',
      '    0 | kind  | at                                                    |',
      '      +-------+-------------------------------------------------------+',
      '    8 | … at  | rest                  |',
      '      +-------+-----------------------+',
    ].join('\n'),
  );
});

test('bars and angle brackets of prose do not break tables', () => {
  const page = pageOf(`${ERRORS} types: {
    /** Either a | or a <b>. */
    Id: newtype(u32, { errno: 'EINVAL' }),
  },`);
  expect(page).toContain('| Either a \\| or a &lt;b>. |');
});
