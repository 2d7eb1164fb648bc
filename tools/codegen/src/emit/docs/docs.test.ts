import { describe, expect, test } from 'vitest';
import type { Model } from '../../model/types.ts';
import { EXAMPLE } from '../../diff/example.ts';
import { renderBody } from '../../output/render.ts';
import { syntheticContracts } from '../../synthetic.ts';
import { contractFile, ERRORS, modelOf } from '../../testing/annotated.ts';
import { BOOT, plain, serving } from '../../testing/booted.ts';
import { workspaceAt } from '../../workspace/config.ts';
import { docs } from './index.ts';

const workspace = workspaceAt('/nowhere');

/** A section up to the next heading. */
function sectionOf(page: string, heading: string): string {
  const from = page.indexOf(`${heading}\n`);
  const [end] = /\n#+ /.exec(page.slice(from + heading.length)) ?? [''];
  return page.slice(from, end === '' ? undefined : page.indexOf(end, from + heading.length)).trim();
}

function pagesOf(model: Model): Map<string, string> {
  return new Map(
    [...docs.emit(model, workspace)].map(([path, file]) => {
      return [path, typeof file === 'string' ? file : renderBody(file)];
    }),
  );
}

describe('of programs that call', () => {
  const files = Object.entries(EXAMPLE).map(([file, text]) => ({ file, text }));
  const pages = pagesOf(modelOf(files));
  const page = (name: string): string => pages.get(`docs/reference/${name}.md`) ?? '';

  test('a program has its principal, and the operations that it waits for', () => {
    expect(sectionOf(page('rfc-0012-clerk'), '## Program `clerk`').split('\n')).toEqual([
      '## Program `clerk`',
      '',
      'Principal `clerk`, `program.clerk`. It waits for the replies of these services:',
      '',
      '| Service | Operations |',
      '| --- | --- |',
      '| [`desk`](rfc-0011-desk.md) | `desk.ask`, `desk.tell` |',
      '| [`teller`](rfc-0013-teller.md) | `teller.pay` |',
      '| [`vault`](rfc-0014-vault.md) | `vault.lock`, `vault.open` |',
      '',
      'It sends these, and waits for no answer:',
      '',
      '| Service | Operations |',
      '| --- | --- |',
      '| [`desk`](rfc-0011-desk.md) | `desk.heed`, `desk.note` |',
    ]);
    expect(page('rfc-0004-queues')).toContain(
      'Principal `writer`, `program.writer`. It waits for no service.',
    );
  });

  test('a service has the programs that call it, and the index all calls', () => {
    expect(page('rfc-0011-desk')).toContain(
      'Called by `clerk` (`ask`, `tell`), `teller` (`ask`, `tell`).',
    );
    expect(page('rfc-0010-logs')).not.toContain('Called by');
    expect(sectionOf(page('README'), '## Calls between programs').split('\n').at(-1)).toBe(
      '| [`teller`](rfc-0013-teller.md) | [`vault`](rfc-0014-vault.md) | `vault.lock`, `vault.open` |',
    );
  });
});

test('the page of the boot has the slots of the first program, and each program with its own', () => {
  const supervision = (restart: string): string =>
    `supervision: { restart: '${restart}', backoff: [5, 80], maxInWindow: 1, window: 900 }`;
  const pages = pagesOf(
    modelOf([
      BOOT,
      serving('desk', `program: { stackPages: 1, depth: 3, ${supervision('always')} },`),
      plain('porter', `program: { name: 'porter', stackPages: 1, ${supervision('never')} },`),
      plain(
        'clerk',
        "program: { name: 'clerk', stackPages: 2, devices: ['disk'], endsRun: true },",
      ),
    ]),
  );
  const page = pages.get('docs/reference/rfc-0001-kernel.md') ?? '';
  expect(sectionOf(page, '## Boot').split('\n').filter(Boolean)).toEqual([
    '## Boot',
    'The kernel starts `init`, which starts the others in this order.',
    '| Slot of init |  |  |',
    '| --- | --- | --- |',
    '| 1 | `endpointFactory` |  |',
    '| 3 | `clock` |  |',
    '| 8 | image of `desk` |  |',
    '| 9 | image of `porter` |  |',
    '| 10 | image of `clerk` |  |',
    '| 11 | registers of `disk` |  |',
    '| 12 | interrupt of `disk` |  |',
  ]);
  expect(sectionOf(page, '### desk').split('\n').filter(Boolean)).toEqual([
    '### desk',
    '`program.desk`: image in slot 8, stack of 1 page. Its queue holds 3 requests. It is started again after 5 ns, at most 80 ns, after failures up to 1 time in 900 ns.',
    '| Slot | Name |  |',
    '| --- | --- | --- |',
    '| 0 | `control` | Receives the start message. RECV. |',
    '| 1 | `init` | Requests of init. SEND. |',
    '| 2 | `requests` | Receives requests. RECV. |',
  ]);
  expect(sectionOf(page, '### clerk')).toContain(
    '`program.clerk`: image in slot 10, stack of 2 pages. Its end ends the run.',
  );
  expect(sectionOf(page, '### porter')).toContain(
    '`program.porter`: image in slot 9, stack of 1 page. It is not started again.',
  );
  expect(sectionOf(page, '## Devices that programs drive').split('\n').slice(2)).toEqual([
    '| Device | Address | Bytes | Interrupt line |  |',
    '| --- | --- | --- | --- | --- |',
    '| `console` | `0x1000` | `0x100` | 9 |  |',
    '| `disk` | `0x2100` | `0x100` | 5 |  |',
  ]);
  expect(pages.get('docs/reference/rfc-desk-desk.md')).not.toContain('## Boot');
});

test('a draft of a program says that it is not booted, and so do its calls', () => {
  const clerk = plain(
    'clerk',
    "uses: { 'RFC-desk': ['desk'] }, program: { name: 'clerk' }, calls: { desk: ['ask'] },",
    'draft',
  );
  const pages = pagesOf(modelOf([serving('desk', 'program: {},'), clerk]));
  const own = 'rfc-clerk-clerk.md';
  expect(pages.get(`docs/reference/${own}`)).toContain(
    'Its contract is a draft: it is not booted. It waits for the replies of these services:',
  );
  expect(pages.get('docs/reference/rfc-desk-desk.md')).not.toContain('Its contract is a draft');
  expect(pages.get('docs/reference/README.md')).toContain(
    `| [\`clerk\`](${own}) (draft) | [\`desk\`](rfc-desk-desk.md) | \`desk.ask\` |`,
  );
});

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

describe('of lists, choices, tails and versions of an envelope', () => {
  const files = Object.entries(EXAMPLE).filter(([file]) => /-(kernel|logs)\./.test(file));
  const model = modelOf(files.map(([file, text]) => ({ file, text })));
  const page = pagesOf(model).get('docs/reference/rfc-0010-logs.md') ?? '';

  test('a record has its fields, and where its lengths are', () => {
    expect(sectionOf(page, '### Line')).toMatchInlineSnapshot(`
      "### Line

      \`logs.type.Line\`. 4 to 154 bytes.

      \`\`\`text
            +-------+---------------+
          0 | level | labelsLength  |
            +-------+---------------+
            | then text, labels
      \`\`\`

      | Offset | Bytes | Field | Value |  |
      | --- | --- | --- | --- | --- |
      | 0 | 1 | \`level\` | \`Level\` |  |
      | 1 | 2 | \`labelsLength\` | \`u16\`, the length of \`labels\` |  |
      | 3 | 1 to 61 | \`text\` | UTF-8, 0 to 60, after a \`u8\` of their length |  |
      | 4 + length of text | 0 to 90 | \`labels\` | bytes, 0 to 90, their length in \`labelsLength\` |  |"
    `);
  });

  test('a union has its tags, and the fields of each form', () => {
    expect(sectionOf(page, '### Value')).toMatchInlineSnapshot(`
      "### Value

      In requests only.

      \`logs.type.Value\`. 3 to 6 bytes. A \`u8\` says which of the forms follows; other tags are rejected.

      Tag 1: \`count\`.

      | Offset | Bytes | Field | Value |  |
      | --- | --- | --- | --- | --- |
      | 1 | 4 | \`n\` | \`u32\` |  |
      | 5 | 1 | \`step\` | \`u8\` |  |

      Tag 2: \`ratio\`.

      | Offset | Bytes | Field | Value |  |
      | --- | --- | --- | --- | --- |
      | 1 | 2 | \`of\` | \`u16\`, 10 to 1000 |  |"
    `);
  });

  test('forms of different sizes have their sizes', () => {
    expect(sectionOf(page, '### Last')).toMatchInlineSnapshot(`
      "### Last

      \`logs.type.Last\`. The bytes that are left of the frame say which of the forms it is; other sizes are rejected.

      2 bytes: \`short\`.

      | Offset | Bytes | Field | Value |  |
      | --- | --- | --- | --- | --- |
      | 0 | 2 | \`a\` | \`u16\` |  |

      6 bytes: \`long\`.

      | Offset | Bytes | Field | Value |  |
      | --- | --- | --- | --- | --- |
      | 0 | 4 | \`b\` | \`u32\` |  |
      | 4 | 2 | \`c\` | \`u16\` |  |"
    `);
  });

  test('a service has its versions, and an answer for each kind of frame that no operation takes', () => {
    expect(sectionOf(page, '## Service `logs`')).toMatchInlineSnapshot(`
      "## Service \`logs\`

      Magic \`LG\`, versions \`first\`, \`second\`, \`third\`. Callers: every holder of a capability. No frame is longer than 1,312 bytes.

      | Version | Number | Nonce | Requests start with | Replies start with |  |
      | --- | --- | --- | --- | --- | --- |
      | \`first\` | 1 | none | \`magic\` at 0 (2), \`version\` at 2 (1), \`opcode\` at 3 (1) | \`magic\` at 0 (2), \`version\` at 2 (1), \`opcode\` at 3 (1), \`status\` at 4 (1) | Every request gets \`OLD\`. |
      | \`second\` | 2 | \`u32\` | \`magic\` at 0 (2), \`version\` at 2 (1), \`opcode\` at 3 (1), \`nonce\` at 4 (4) | \`magic\` at 0 (2), \`version\` at 2 (1), \`opcode\` at 3 (1), \`status\` at 4 (1), \`nonce\` at 5 (4) |  |
      | \`third\` | 3 | \`u64\`, at the end of the frame | \`magic\` at 0 (2), \`version\` at 2 (1), \`opcode\` at 3 (1) | \`magic\` at 0 (2), \`version\` at 2 (1), \`opcode\` at 3 (1), \`status\` at 4 (1) |  |

      | A frame | Status | Form | Operation | Version | Nonce |
      | --- | --- | --- | --- | --- | --- |
      | without the magic, or too short | \`BAD\` | the header alone | \`append\` | \`second\` | zero |
      | of an unknown version | \`OLD\` | the header alone | that of the request | \`third\` | that of the request, or zero |
      | of an unknown opcode | \`NONE\` | the header alone | that of the request | that of the request | that of the request, or zero |
      | malformed, unless its operation says otherwise | \`BAD\` | full length, its body zero | that of the request | that of the request | that of the request, or zero |

      | Number | Status | Retryable | Id |  |
      | --- | --- | --- | --- | --- |
      | 0 | \`FINE\` |  | \`logs.status.FINE\` |  |
      | 1 | \`BAD\` | no | \`logs.status.BAD\` |  |
      | 2 | \`OLD\` | no | \`logs.status.OLD\` |  |
      | 3 | \`NONE\` | no | \`logs.status.NONE\` |  |"
    `);
  });

  test('an operation has its versions, its lists, its tail, and its answer to malformed requests', () => {
    expect(sectionOf(page, '### `logs.append`')).toMatchInlineSnapshot(`
      "### \`logs.append\`

      Sizes are over all versions, offsets in \`third\`.

      Request: opcode 1, 24 to 62 bytes.

      \`\`\`text
            +---------------+-------+-------+-------------------------------+
          0 | magic         |version|opcode | key                           |
            +---------------+-------+-------+-------------------------------+
          8 | … key                                                         |
            +---------------------------------------------------------------+
         16 | … key                         |
            +-------------------------------+
            | then tags, value, more, nonce
      \`\`\`

      | Offset | Bytes | Field | Value |  |
      | --- | --- | --- | --- | --- |
      | 4 | 16 | \`key\` | bytes |  |
      | 20 | 1 to 17 | \`tags\` | list of 0 to 4, after a \`u8\` of their number: \`u32\` |  |
      | 21 + length of tags | 3 to 6 | \`value\` | \`Value\` |  |
      | 21 + length of tags + length of value | 0 to 11 | \`more\` | \`Mark\`, or the frame ends here |  |

      Reply: opcode 129, 6 to 1,312 bytes.

      \`\`\`text
            +---------------+-------+-------+-------+
          0 | magic         |version|opcode |status |
            +---------------+-------+-------+-------+
            | then found, note, nonce
      \`\`\`

      | Offset | Bytes | Field | Value |  |
      | --- | --- | --- | --- | --- |
      | 5 | 1 to 1235 | \`found\` | \`Found\` |  |
      | 5 + length of found | 0 to 64 | \`note\` | UTF-8, 0 to 64, up to the end of the frame |  |

      No checks beyond decoding.

      The request moves a capability for the reply and later events. The reply is sent at once. Idempotent: it may be retried. When the caller exits: lines stay. The reply to a malformed request has full length, its body zero."
    `);
    expect(sectionOf(page, '### `logs.flush`')).toMatchInlineSnapshot(`
      "### \`logs.flush\`

      Only versions \`second\`, \`third\`. Sizes are over all versions, offsets in \`third\`.

      Request: opcode 2, 10 to 18 bytes.

      \`\`\`text
            +---------------+-------+-------+
          0 | magic         |version|opcode |
            +---------------+-------+-------+
            | then last, nonce
      \`\`\`

      | Offset | Bytes | Field | Value |  |
      | --- | --- | --- | --- | --- |
      | 4 | 2 to 6 | \`last\` | \`Last\` |  |

      Reply: opcode 130, 11 to 15 bytes.

      \`\`\`text
            +---------------+-------+-------+-------+---------------+
          0 | magic         |version|opcode |status | left          |
            +---------------+-------+-------+-------+---------------+
            | then nonce
      \`\`\`

      | Offset | Bytes | Field | Value |  |
      | --- | --- | --- | --- | --- |
      | 5 | 2 | \`left\` | \`u16\`, 1 to 500 |  |

      No checks beyond decoding.

      The request moves a capability for the reply and later events. The reply is sent at once. Idempotent: it may be retried. When the caller exits: lines stay. A malformed request has no reply."
    `);
  });
});
