/** The wire suite: compares generated codecs with other formats, one case per process, with rotating inputs. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './measure.ts';
import { digits, ratio, table } from './table.ts';
import { FORMAT_NAMES } from './wire/formats.ts';
import type { MessageName } from './wire/messages.ts';
import { makeWorkspace } from './wire/workspace.ts';

const CASE = join(dirname(fileURLToPath(import.meta.url)), 'wire/case.ts');
/** The messages of each table. */
const TABLES: readonly (readonly MessageName[])[] = [
  ['fixed', 'mixed'],
  ['8 rows', '64 rows'],
  ['with a tail', 'without its tail'],
];
const VERBS = ['encode', 'decode'];
const ROUNDS = 3;

type Line = { readonly median: number; readonly bytes: number };

function runCase(format: string, message: string, verb: string): Line {
  const args = ['-C', '@abicus/source', CASE, format, message, verb];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Line;
}

/** Measures nanoseconds per message: medians over processes, formats interleaved. */
function tableOf(messages: readonly MessageName[]): string {
  const times = new Map<string, number[]>();
  const sizes = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const message of messages) {
      for (const verb of VERBS) {
        for (const format of FORMAT_NAMES) {
          const key = `${format} ${message} ${verb}`;
          const line = runCase(format, message, verb);
          times.set(key, [...(times.get(key) ?? []), line.median]);
          sizes.set(`${format} ${message}`, line.bytes);
        }
      }
    }
  }
  const at = (format: string, column: string): number =>
    median(times.get(`${format} ${column}`) ?? []);
  const columns = messages.flatMap((message) => VERBS.map((verb) => `${message} ${verb}`));
  const rows = FORMAT_NAMES.map((format) => [
    format,
    ...columns.map((c) => `${digits(at(format, c))} (${ratio(at(format, c), at('abicus', c))})`),
    ...messages.map((message) => String(sizes.get(`${format} ${message}`))),
  ]);
  const head = [
    'ns per message',
    ...columns,
    ...messages.map((message) => [message, 'bytes'].join(' ')),
  ];
  return table(head, rows);
}

/** Measures and gives a table for each group of messages. */
export async function wireSuite(): Promise<string> {
  await makeWorkspace();
  return TABLES.map(tableOf).join('\n\n');
}
