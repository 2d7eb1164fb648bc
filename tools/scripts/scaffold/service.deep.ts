/**
 * `abicus new service` for several contracts, in a workspace of its own: the result compiles, its
 * tests say what to write, and once that is written everything passes and is proven.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeSample } from './author.ts';
import { missingIn } from './fill.ts';
import { ORDERS } from './orders.ts';
import { ORDERS_ASYNC } from './orders-async.ts';
import { WORDS } from './words.ts';
import { foreignWorkspace, say, type Foreign } from './workspace.ts';

describe.each([ORDERS, ORDERS_ASYNC, WORDS])('$name $options', (sample) => {
  const folder = `libs/services/${sample.name}`;
  let workspace: Foreign;
  beforeAll(() => {
    workspace = foreignWorkspace(sample.contract);
    say(workspace, 0, 'abicus', 'generate');
  });
  afterAll(() => workspace.remove());

  test('a service is created, formatted as the workspace is', () => {
    say(workspace, 0, 'abicus', 'new', 'service', sample.name, ...sample.options);
    expect(workspace.run('oxfmt', '--list-different', folder)).toEqual({ code: 0, output: '' });
    const [, feeds = ''] = /feeds: '(\w+)'/.exec(sample.contract.text) ?? [];
    workspace.link(`abi-${feeds}`, `libs/abi/${feeds}`);
    workspace.link(sample.name, folder);
  });

  test('it compiles by the strictest rules, and does not drift from its contract', () => {
    expect(workspace.run('tsc', '-p', '.')).toEqual({ code: 0, output: '' });
    expect(say(workspace, 0, 'abicus', 'check')).toContain('clean');
  });

  test('its first failing test says what to write', () => {
    const output = say(workspace, 1, 'vitest', 'run', folder);
    expect(/^Error: (.*)$/m.exec(output)?.[1]).toBe(sample.first);
    expect(output).not.toMatch(/^(?:Type|Assertion|Reference)Error/m);
  });

  test('when it is written, all tests pass, and everything is proven', () => {
    writeSample(workspace, folder, sample);
    const left = workspace.files(folder).flatMap((path) => missingIn(workspace.read(path)));
    expect(left).toEqual([]);
    expect(workspace.run('tsc', '-p', '.')).toEqual({ code: 0, output: '' });
    say(workspace, 0, 'vitest', 'run');
    say(workspace, 0, 'abicus', 'check');
    expect(say(workspace, 0, 'abicus', 'prove')).toContain('clean');
  });

  test('creating it again is rejected, and nothing is written', () => {
    const before = workspace.files('libs').map((path) => [path, workspace.read(path)]);
    expect(say(workspace, 1, 'abicus', 'new', 'service', sample.name)).toContain(
      'exists already; nothing was written',
    );
    expect(workspace.files('libs').map((path) => [path, workspace.read(path)])).toEqual(before);
  });
});
