/** The table of what proves which kind of element is closed, and so is what each row asks for. */
import { expect, test } from 'vitest';
import { EXAMPLE } from '../diff/example.ts';
import { PROVE_CONTRACTS } from './fixtures/contracts.ts';
import { contractFile, ERRORS, modelOf } from '../testing/annotated.ts';
import { provenRun, without } from '../testing/proven-run.ts';
import { needsOf, PROOFS } from './kinds.ts';
import { proveTests } from './tests.ts';

const model = modelOf(Object.entries(PROVE_CONTRACTS).map(([file, text]) => ({ file, text })));

test('each kind of element is proven by tests or by evidence, or the table says why not', () => {
  const whys = Object.values(PROOFS).flatMap((one) => (one.by === 'none' ? [one.why] : []));
  expect(whys.every((why) => why.length > 15)).toBe(true);
  const asked = new Set(
    Object.entries(PROOFS).flatMap(([kind, { by }]) => (by === 'none' ? [] : [kind])),
  );
  const inFixture = new Set(model.elements.map(({ kind }) => String(kind)));
  expect([...asked].filter((kind) => !inFixture.has(kind))).toEqual([]);
});

test('these kinds are proven, and by this: a kind that is struck from the table no longer needs a proof', () => {
  const by = (how: string): string[] =>
    Object.entries(PROOFS).flatMap(([kind, rule]) => (rule.by === how ? [kind] : []));
  expect(by('title').toSorted()).toEqual([
    'check',
    'edge',
    'event',
    'invariant',
    'limit',
    'method',
    'notification',
    'operation',
    'persisted',
    'serviceOp',
  ]);
  expect(by('sight').toSorted()).toEqual(['audit', 'machine', 'rpc']);
  expect(by('evidence')).toEqual(['marker']);
});

test('an element whose test did not run is found, of each kind that needs a test of its own', () => {
  const report = provenRun(model);
  const titled = model.elements.filter(({ kind }) => PROOFS[kind].by === 'title');
  const kinds = new Set(titled.map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual(
    Object.keys(PROOFS)
      .filter((kind) => PROOFS[kind as keyof typeof PROOFS].by === 'title')
      .toSorted(),
  );
  for (const { id, pos } of titled) {
    const others = report.filter(({ title }) => title !== `${id} holds`);
    const found = proveTests(model, others).filter(({ slug }) => slug === 'proof/no-test');
    expect([id, found.map(({ file, line }) => `${file}:${line}`)]).toEqual([
      id,
      [`${pos.file}:${pos.line}`],
    ]);
  }
});

test('what is needed of an element is found missing, whichever it is, and nothing is found otherwise', () => {
  const report = provenRun(model);
  expect(proveTests(model, report)).toEqual([]);
  const missed: string[] = [];
  let needs = 0;
  for (const element of model.elements) {
    for (const { ids, how, what } of needsOf(element, model)) {
      needs += 1;
      const blind = without(report, (id, saw) => saw === how && ids.includes(id));
      const own = proveTests(model, blind).filter(({ message }) => message.includes(what));
      if (own.length !== 1 || own[0]?.line !== element.pos.line) missed.push(what);
    }
  }
  expect(missed).toEqual([]);
  expect(needs).toBeGreaterThan(15);
});

test('an operation of which every call fails a check needs no success; the wording of a check says nothing', () => {
  const op = (options: string): readonly string[] => {
    const file = contractFile(`${ERRORS}
      principals: ['init'],
      syscalls: { old: syscall(1, { cost: ns.micros(1), checks: { gone: fails('EPERM', 'always'${options}) } }) },
    `);
    const made = modelOf([file]);
    return made.elements
      .filter(({ kind }) => kind === 'operation')
      .flatMap((element) => needsOf(element, made).map(({ how }) => how));
  };
  expect(op(', { always: true }')).toEqual(['rejected']);
  expect(op('')).toEqual(['answered', 'rejected']);
  expect(op(", { always: true, unless: callerIs('init') }")).toEqual(['answered', 'rejected']);
});

test('an error of an operation is seen where its checks, its decoder or the choice of it reject with it', () => {
  const file = contractFile(`${ERRORS}
    types: { Pid: newtype(u32, { below: 9, errno: 'EINVAL' }) },
    syscalls: { grade: syscall(1, {
      selector: selector('a0', { errno: 'EINVAL' }),
      ops: { get: op(0, { args: { target: a1('Pid') }, cost: ns.micros(1), checks: {
        target: fails('EINVAL', 'no such task'), authority: fails('EPERM', 'not its own'),
      } }) },
    }) },
  `);
  const made = modelOf([file]);
  const get = made.elements.filter(({ kind }) => kind === 'operation');
  const needs = get.flatMap((element) => needsOf(element, made));
  expect(needs.map(({ what, ids }) => `${what}: ${ids.toSorted().join(' ')}`).toSorted()).toEqual([
    'grade.get answer EINVAL: grade.get.args.target grade.get.target grade.selector',
    'grade.get answer EPERM: grade.get.authority',
    'grade.get answer with success: grade.get',
  ]);
});

test('a status of an operation is seen where a version is rejected, and one that is never sent is not asked for', () => {
  const files = Object.entries(EXAMPLE).filter(([file]) => /-(kernel|logs)\./.test(file));
  const made = modelOf(files.map(([file, text]) => ({ file, text })));
  const needs = (id: string): string[] =>
    made.elements
      .filter((element) => element.kind === 'serviceOp' && element.id === id)
      .flatMap((element) =>
        needsOf(element, made).map(({ what, how, ids }) => `${what}: ${how} ${ids.join()}`),
      );
  expect(needs('logs.append')).toEqual([
    'logs.append answer with success: answered logs.append',
    'logs.append answer BAD: malformed logs.append',
    'logs.append answer OLD: rejected logs.append',
  ]);
  // It is in no version that is rejected, and its malformed requests are not answered.
  expect(needs('logs.flush')).toEqual(['logs.flush answer with success: answered logs.flush']);
});
