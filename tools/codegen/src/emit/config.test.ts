/** Files that people write: the type, the guard and the table of each, and what a loader makes of a text. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseConfig, type ConfigResult } from '@abicus/config';
import type { NamedSchema } from '@abicus/wire/schema';
import { generatedFrom, run, writtenOut } from '../testing/generated.ts';

/** The file of metricsd, with its sections and the bounds of its wire. */
const METRICS = `
  config: {
    /** What metricsd keeps, and for how long. */
    'metrics.toml': Type.Object({
      metrics: Type.Object({
        /** Series of all senders. */
        series: Type.Integer({ minimum: 1, maximum: 64, default: 64 }),
        series_per_metric: Type.Integer({ minimum: 1, maximum: 16, default: 16 }),
      }),
      wire: Type.Object({ name_len: Type.Integer({ minimum: 1, maximum: 48, default: 48 }) }),
      retention: Type.Object({
        kind: Type.Union([Type.Literal('ring'), Type.Literal('window')], { default: 'ring' }),
        path: Type.String({ pattern: '^/state/[a-z/]+$', maxLength: 64 }),
        labels: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z]+$' }), Type.Array(Type.String(), { maxItems: 2 }))),
      }),
    }),
  },
`;

const files = await generatedFrom(METRICS);

let schema: NamedSchema | undefined;
/** Generated code is imported in a test, whose folder it is in, and stays. */
async function read(text: string, file = 'metrics.toml'): Promise<ConfigResult<unknown>> {
  schema ??= ((await run(files)) as { METRICS_TOML: NamedSchema }).METRICS_TOML;
  return parseConfig(schema, { file, text });
}

/** The findings about a text as `line:col message (mend)`. */
async function told(text: string, file?: string): Promise<string[]> {
  const result = await read(text, file);
  if (result.ok) return [];
  return result.findings.map(({ line, col, message, fix }) => `${line}:${col} ${message} (${fix})`);
}

test('a file of metricsd is read, with what it leaves out filled in', async () => {
  expect(await read("[retention]\npath = '/state/a'\n")).toEqual({
    ok: true,
    value: {
      metrics: { series: 64, series_per_metric: 16 },
      wire: { name_len: 48 },
      retention: { kind: 'ring', path: '/state/a' },
    },
  });
});

test('everything that is wrong with a file of metricsd is told at once, each at its place', async () => {
  const text = [
    '[metrics]',
    'serie = 5',
    'series_per_metric = 17',
    '[wire]',
    'name_len = 2.0',
    '[retention]',
    "kind = 'rign'",
    "path = 'x'",
    'labels.A = []',
    "labels.b = ['1', '2', '3']",
  ];
  expect(await told(text.join('\n'))).toEqual([
    "2:1 'metrics.serie' is no key; the keys are series, series_per_metric (did you mean 'series'?)",
    "3:21 'metrics.series_per_metric' takes an integer from 1 to 16, not 17 ()",
    "5:12 'wire.name_len' takes an integer from 1 to 48, not 2 (write it as an integer of at most 2^53 − 1)",
    `7:8 'retention.kind' takes "ring", or "window", not "rign" (did you mean 'ring'?)`,
    `8:8 'retention.path' takes a string of at most 64 characters that matches /^\\/state\\/[a-z/]+$/u, not "x" ()`,
    "9:8 'retention.labels.A' is no key here: one is due that matches /^[a-z]+$/u ()",
    "10:12 'retention.labels.b' takes a list of at most 2 items, not a list of 3 ()",
  ]);
});

test('the type of a file has its docs, and what it may leave out', () => {
  const text = files.get('config/metrics-toml.ts') ?? '';
  expect(text).toContain('What metricsd keeps, and for how long.');
  expect(text).toContain('/** Series of all senders. */\n    readonly series: number;');
  expect(text).toContain("readonly kind: 'ring' | 'window';");
  expect(text).toContain('readonly labels?: Readonly<Record<string, readonly string[]>>;');
});

test(
  'what is generated of files compiles, also where keys are deep in each other',
  { timeout: 60_000 },
  async () => {
    const deep = 'Type.Object({ a: '.repeat(12) + 'Type.Integer()' + ' })'.repeat(12);
    const more = await generatedFrom(
      `config: { 'deep.json': ${deep}, ${METRICS.slice(METRICS.indexOf("'metrics"), -5)} }, `,
    );
    const root = writtenOut(more);
    const tsc = join(import.meta.dirname, '../../../../node_modules/.bin/tsc');
    const { status, stdout } = spawnSync(tsc, ['-p', root], { encoding: 'utf8' });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  },
);
