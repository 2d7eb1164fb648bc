/** Ways to spoil a bundle, and the compiled code beside it: what must not be used any longer. */
import { readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import type { Scratch } from './scratch.ts';

/** Why the bundle is not used, what is spoilt, and how. */
export const SPOILT: readonly (readonly [
  why: string,
  what: string,
  spoil: (scratch: Scratch) => void,
])[] = [
  [
    'there is none',
    'there is no bundle',
    (scratch) => rmSync(scratch.inBundle(''), { recursive: true }),
  ],
  [
    'there is none',
    'an index is cut',
    (scratch) => truncateSync(scratch.inBundle('none.json'), 100),
  ],
  [
    'there is none',
    'an index is empty',
    (scratch) => truncateSync(scratch.inBundle('none.json'), 0),
  ],
  [
    'there is none',
    'the index is of another form',
    (scratch) => {
      const index = readFileSync(scratch.inBundle('none.json'), 'utf8');
      const other = index.replace('"version":1', '"version":0');
      if (other === index) throw new Error('the index has another form already');
      writeFileSync(scratch.inBundle('none.json'), other);
    },
  ],
  ['main.js has changed', 'a chunk is cut', (scratch) => truncateSync(scratch.mainChunk(), 100)],
  ['main.js has changed', 'a chunk is missing', (scratch) => rmSync(scratch.mainChunk())],
  [
    'main.js has changed',
    'a chunk of the same size and time is another',
    (scratch) => {
      const chunk = scratch.mainChunk();
      const { atime, mtime } = statSync(chunk);
      writeFileSync(chunk, readFileSync(chunk, 'utf8').replace('one', 'two'));
      utimesSync(chunk, atime, mtime);
    },
  ],
  [
    'there is none',
    'a file is in place of the folder',
    (scratch) => {
      rmSync(scratch.inBundle(''), { recursive: true });
      writeFileSync(scratch.inBundle('').slice(0, -1), '');
    },
  ],
];

/** The index of compiled code of a command: its file and size. */
export const about = (scratch: Scratch): { readonly row: readonly [string, number] } =>
  JSON.parse(readFileSync(scratch.inBundle('code/say.json'), 'utf8'));

/** The compiled code of that command. */
export const code = (scratch: Scratch): string => scratch.inBundle(`code/${about(scratch).row[0]}`);

function edit(scratch: Scratch, key: string, value: string): void {
  const text = JSON.stringify({ ...about(scratch), [key]: value });
  writeFileSync(scratch.inBundle('code/say.json'), text);
}

/** What is wrong with compiled code, and how to spoil it. */
export const CODE_SPOILT: readonly (readonly [what: string, spoil: (scratch: Scratch) => void])[] =
  [
    ['cut', (scratch) => truncateSync(code(scratch), 100)],
    ['missing', (scratch) => rmSync(code(scratch))],
    [
      'other bytes of the same size and time',
      (scratch) => {
        const { atime, mtime } = statSync(code(scratch));
        writeFileSync(code(scratch), Buffer.alloc(statSync(code(scratch)).size, 0xa5));
        utimesSync(code(scratch), atime, mtime);
      },
    ],
    ['of another Node', (scratch) => edit(scratch, 'node', 'v0.0.0')],
    ['of another bundle', (scratch) => edit(scratch, 'id', '0')],
    ['with an index that is cut', (scratch) => truncateSync(scratch.inBundle('code/say.json'), 10)],
  ];
