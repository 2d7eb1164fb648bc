/** Which kept verdicts stand, and what runs again. */
import { describe, expect, test } from 'vitest';
import type { Answer, Request } from './protocol.ts';
import {
  CALLS,
  FAR,
  failing,
  FILE,
  filesOf,
  isHarmless,
  judged,
  OWN,
  PASSED,
  temporary,
  type Given,
} from './testing/judged.ts';

describe('what is kept', () => {
  const fell = (one: Request): Answer => (isHarmless(one) ? PASSED : failing(FAR, 'calls'));

  test.each<[string, (request: Request) => Answer, Given['changed'], unknown[]]>([
    ['a verdict stands while nothing changes', fell, {}, []],
    ['a fall stands while its test is what it was', fell, { [OWN]: "import './a.ts'; // 2" }, []],
    [
      'of a fall whose test changes, that test runs first',
      fell,
      { [FAR]: "import './far.ts'; // 2" },
      [CALLS, CALLS],
    ],
    ['a survivor stands while nothing changes', () => PASSED, {}, []],
    [
      'of a survivor only what changed runs again',
      () => PASSED,
      { [OWN]: "import './a.ts'; // 2" },
      [],
    ],
    [
      'of a survivor what changed runs again',
      () => PASSED,
      { [FAR]: "import './far.ts'; // 2" },
      [CALLS, [{ path: FAR }]],
    ],
  ])('%s', async (_, answer, changed, asked) => {
    const root = temporary();
    const first = await judged({ answer, root }).outcome;
    const { outcome, requests } = judged({ answer, root, changed });
    expect((await outcome).by).toBe(first.by);
    expect(filesOf(requests)).toEqual(asked);
  });

  test.each<[string, string, readonly string[]]>([
    ['is kept as reached if it was', 'applied\n', ['unit']],
    ['is not reached because a test passed', '', []],
  ])('a survivor of which nothing runs again %s', async (_, note, reached) => {
    const given = { answer: () => PASSED, root: temporary(), note };
    await judged(given).outcome;
    const { outcome, requests } = judged({ ...given, changed: { [OWN]: "import './a.ts'; // 2" } });
    expect((await outcome).reached).toEqual(reached);
    expect(requests).toEqual([]);
  });

  test('after a fall outside of the tests all run again', async () => {
    const root = temporary();
    const answer = (one: Request): Answer =>
      isHarmless(one) ? PASSED : { ...PASSED, errors: ['no memory'] };
    await judged({ answer, root }).outcome;
    const changed = { [OWN]: "import './a.ts'; // 2" };
    const { outcome, requests } = judged({ answer, root, changed });
    expect(await outcome).toMatchObject({ by: 'unit' });
    expect(filesOf(requests)).toEqual([CALLS, CALLS]);
  });

  test.each([
    ['a fall', fell, FAR],
    ['a survivor', () => PASSED, OWN],
    ['a survivor', () => PASSED, FILE],
  ])('not %s if a file that it depends on is written meanwhile', async (_, answer, path) => {
    const root = temporary();
    const first = judged({ answer, root, written: [path] });
    await first.outcome;
    const again = judged({ answer, root });
    await again.outcome;
    expect(again.requests).toEqual(first.requests);
  });

  test('a fall, also if another test is written meanwhile', async () => {
    const root = temporary();
    await judged({ answer: fell, root, written: [OWN] }).outcome;
    const { outcome, requests } = judged({ answer: fell, root });
    expect(await outcome).toMatchObject({ by: 'unit' });
    expect(requests).toEqual([]);
  });
});
