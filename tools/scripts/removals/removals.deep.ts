/**
 * Removes one thing at a time from this workspace: each handler, each error and check of a contract,
 * each use of a check, each proof, each print of a marker. Every removal must give a finding with the
 * right code at the place of the element. Everything happens in memory.
 */
import ts from 'typescript';
import { expect, test } from 'vitest';
import { handledOf } from '../../codegen/src/check/names.ts';
import { handlers } from '../../codegen/src/check/rules/handlers.ts';
import { markers } from '../../codegen/src/check/rules/markers.ts';
import { idsIn, proofs, provenElements } from '../../codegen/src/check/rules/proofs.ts';
import { rejects } from '../../codegen/src/check/rules/rejects.ts';
import { productOf, type Source } from '../../codegen/src/check/sources.ts';
import { apiText } from '../../codegen/src/output/api-text.ts';
import { needsOf } from '../../codegen/src/prove/kinds.ts';
import { proveMarkers } from '../../codegen/src/prove/markers.ts';
import type { Evidence } from '../../codegen/src/prove/evidence.ts';
import type { TestRun } from '../../codegen/src/prove/reports.ts';
import { proveTests } from '../../codegen/src/prove/tests.ts';
import { provenRun, recordOf, without as unseen } from '../../codegen/src/testing/proven-run.ts';
import {
  expected,
  foundBy,
  CHECK_INPUT,
  checkInputWith,
  modelWith,
  textOf,
} from './check-input.ts';

const { model } = CHECK_INPUT;
const operations = handledOf(model);
const checks = operations.flatMap((op) => op.checks.map((check) => ({ op, check })));
const product = productOf(CHECK_INPUT.sources);

/** A text without a node and the comma after it. */
function without(text: string, node: ts.Node, file: ts.SourceFile): string {
  const rest = text.slice(node.end);
  return text.slice(0, node.getStart(file)) + rest.replace(/^\s*,/, '');
}

const parsed = new Map<string, ts.SourceFile>();

function parse(path: string, text: string): ts.SourceFile {
  const file = parsed.get(path) ?? ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  parsed.set(path, file);
  return file;
}

/** The text of a file without each property of this name that `isMeant` accepts. */
function withoutProperty(
  path: string,
  isMeant: (node: ts.ObjectLiteralElementLike, file: ts.SourceFile) => boolean,
): string {
  const text = textOf(path);
  const file = parse(path, text);
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralElementLike(node) && isMeant(node, file)) found.push(node);
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return found.reduceRight((left, node) => without(left, node, file), text);
}

function lineOf(node: ts.Node, file: ts.SourceFile): number {
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

test('nothing is found before anything is removed', () => {
  for (const rule of [handlers, rejects, proofs, markers]) {
    expect(foundBy(rule, CHECK_INPUT)).toEqual([]);
  }
});

/**
 * Elements whose removal did not give the expected finding. The titles of these tests contain no ids,
 * which would count as proofs of the elements.
 */
type Missed = string[];

test('a handler (ABI4001)', () => {
  const missed: Missed = [];
  for (const op of operations) {
    const texts = new Map<string, string>();
    for (const { file, facts } of product) {
      const places = facts.handlers
        .filter(({ type }) => type.includes(op.handlers))
        .flatMap(({ keys }) => keys.filter(({ name }) => name === op.key));
      if (places.length === 0) continue;
      const isMeant = (node: ts.ObjectLiteralElementLike, of: ts.SourceFile): boolean =>
        node.name?.getText(of) === op.key && places.some(({ line }) => line === lineOf(node, of));
      texts.set(file, withoutProperty(file, isMeant));
    }
    const found = foundBy(handlers, checkInputWith(texts));
    if (texts.size !== 1 || !found.includes(expected('ABI4001', op.pos))) missed.push(op.id);
  }
  expect(missed).toEqual([]);
  expect(operations.length).toBeGreaterThan(0);
});

/** The product's sources with each match removed. */
function replaced(use: RegExp): ReadonlyMap<string, string> {
  const uses = product.flatMap(({ file }): [string, string][] => {
    const text = textOf(file);
    const other = text.replaceAll(use, 'undefined');
    return other === text ? [] : [[file, other]];
  });
  return new Map(uses);
}

test('the use of a check, where it is made (ABI4103)', () => {
  // Where the table of rejects is used as a whole, sources do not mention single checks: `prove`
  // finds those.
  const whole = new Set(
    // Probes take whole tables to compare with them.
    product.flatMap(({ file, facts }) =>
      file.includes('/probes/')
        ? []
        : facts.members.filter(({ property }) => property === '*').map(({ object }) => object),
    ),
  );
  const named = checks.filter(({ op }) => !whole.has(op.rejects));
  const missed: Missed = [];
  for (const { op, check } of named) {
    const texts = replaced(new RegExp(`\\b${op.rejects}\\.${check.name}\\b`, 'g'));
    const found = foundBy(rejects, checkInputWith(texts));
    if (found.join() !== expected('ABI4103', check.pos)) missed.push(check.id);
  }
  expect(missed).toEqual([]);
  expect(named.length).toBeGreaterThan(checks.length / 4);
});

const proven = provenElements(model);

test('the title of a proof (ABI5001)', () => {
  const tests = CHECK_INPUT.sources.flatMap((one) => (one.role === 'test' ? [one] : []));
  /** The tests of this workspace without those of an element. */
  const untitled = (id: string): Source[] =>
    tests.map((source) => {
      const { facts } = source;
      const kept = facts.tests.filter(
        ({ title }) => !title.includes(id) || !idsIn(title).includes(id),
      );
      const prefixes = facts.proven.filter(({ prefix }) => !id.startsWith(prefix));
      return { ...source, facts: { ...facts, tests: kept, proven: prefixes } };
    });
  const missed = proven.filter(
    ({ id, pos }) =>
      !foundBy(proofs, { ...CHECK_INPUT, sources: untitled(id) }).includes(
        expected('ABI5001', pos),
      ),
  );
  expect(missed.map(({ id }) => id)).toEqual([]);
  expect(proven.length).toBeGreaterThan(0);
});

test('a test that ran, that passed at once, that asserted (ABI5001, ABI5002, ABI5003)', () => {
  const report = provenRun(model);
  const placesIn = (tests: readonly TestRun[]): string =>
    proveTests(model, tests)
      .filter(({ code }) => code !== 'ABI4103')
      .map((one) => expected(one.code, one))
      .join();
  expect(placesIn(report)).toBe('');
  const missed: Missed = [];
  for (const { id, pos } of proven) {
    const at = report.findIndex(({ title }) => title === `${id} holds`);
    const change = (to: Partial<TestRun>): TestRun[] =>
      report.map((ran, i) => (at === i ? { ...ran, ...to } : ran));
    const cases: readonly [tests: readonly TestRun[], code: string][] = [
      [report.filter((_, i) => at !== i), 'ABI5001'],
      [change({ status: 'skipped' }), 'ABI5002'],
      [change({ status: 'failed' }), 'ABI5002'],
      [change({ record: { ...recordOf(), runs: 2 } }), 'ABI5003'],
      [change({ record: { ...recordOf(), assertions: 0 } }), 'ABI5003'],
    ];
    if (cases.some(([tests, code]) => placesIn(tests) !== expected(code, pos))) missed.push(id);
  }
  expect(missed).toEqual([]);
});

test('each required record of an element (ABI5002, ABI4103)', () => {
  const report = provenRun(model);
  const missed: Missed = [];
  let needs = 0;
  for (const element of model.elements) {
    for (const { ids, how, what } of needsOf(element, model)) {
      needs += 1;
      const blind = unseen(report, (id, saw) => saw === how && ids.includes(id));
      const own = proveTests(model, blind).filter(({ message }) =>
        message.includes(`saw ${what} and asserted`),
      );
      if (own.length !== 1 || own[0]?.line !== element.pos.line) missed.push(what);
    }
  }
  expect(missed).toEqual([]);
  expect(needs).toBeGreaterThan(proven.length);
});

test("the draws of an invariant's test (ABI5005)", () => {
  const report = provenRun(model);
  const missed = model.invariants.filter(({ id, pos }) => {
    const undrawn = report.map((one): TestRun => {
      const draws = (one.record?.draws ?? []).filter((drawn) => drawn.id !== id);
      return { ...one, record: { ...recordOf(), ...one.record, draws } };
    });
    const found = proveTests(model, undrawn).map((one) => expected(one.code, one));
    return found.join() !== expected('ABI5005', pos);
  });
  expect(missed.map(({ id }) => id)).toEqual([]);
  expect(model.invariants.length).toBeGreaterThan(0);
});

/** Init prints the markers of its package by the names of programs: nothing names one of them alone. */
const BY_NAME = new Set(['init']);

test('the print of a marker (ABI5101)', () => {
  const named = model.markers.filter(
    ({ derived, feeds }) => derived !== true && !BY_NAME.has(feeds),
  );
  expect(named.length).toBeGreaterThan(BY_NAME.size);
  const missed = named.filter(({ name, pos }) => {
    const uses = `\\bMARKERS\\.${name}\\b|\\bconst \\{ ${name} \\} = MARKERS\\b`;
    const texts = replaced(new RegExp(uses, 'g'));
    return foundBy(markers, checkInputWith(texts)).join() !== expected('ABI5101', pos);
  });
  expect(missed.map(({ name }) => name)).toEqual([]);
});

test('a rung of the ladder (ABI5101)', () => {
  const all = model.markers.map(({ name }) => name);
  const findings = (rungs: readonly string[]): string => {
    const run = {
      file: '',
      accepted: true,
      profile: '',
      findings: [],
      contracts: new Map(),
    };
    const evidence: Evidence[] = [{ ...run, rungs: new Map(rungs.map((rung) => [rung, rung])) }];
    return proveMarkers(model, evidence)
      .map((one) => expected(one.code, one))
      .join();
  };
  expect(findings(all)).toBe('');
  const missed = model.markers.filter(
    ({ name, pos }) => findings(all.filter((one) => one !== name)) !== expected('ABI5101', pos),
  );
  expect(missed.map(({ name }) => name)).toEqual([]);
});

test('an element of a contract, without `abicus generate` (ABI1002, ABI2003, ABI3001)', () => {
  /** Kinds of elements that are one property of a contract. */
  const kinds = new Set(['error', 'check', 'limit', 'marker', 'operation', 'serviceOp', 'event']);
  // A derived marker is no property of a contract: it is there as long as its program is.
  const derived = new Set(model.markers.flatMap((one) => (one.derived === true ? one.id : [])));
  const elements = model.elements.filter(({ kind, id }) => kinds.has(kind) && !derived.has(id));
  const apis = new Map(model.packages.map(({ feeds }) => [feeds, apiText(model, feeds)]));
  const seen = new Map<string, number>();
  const missed: Missed = [];
  for (const { id, name, feeds, pos } of elements) {
    const text = textOf(pos.file);
    const isMeant = (node: ts.ObjectLiteralElementLike, of: ts.SourceFile): boolean =>
      node.name?.getText(of) === name && lineOf(node, of) === pos.line;
    const cut = withoutProperty(pos.file, isMeant);
    const made = modelWith(pos.file, cut);
    // The API of its package is generated too, and differs from the existing one.
    const codes =
      'found' in made
        ? made.found.map((one) => one.code)
        : apiText(made.model, feeds) === apis.get(feeds)
          ? []
          : ['ABI3001'];
    const [code] = codes.filter((one) => /^ABI(?:1002|2003|3001)$/.test(one));
    if (cut === text || code === undefined) missed.push(id);
    else seen.set(code, (seen.get(code) ?? 0) + 1);
  }
  expect(missed).toEqual([]);
  // Only a contract with a certain element gives an ABI1002: whether there is one is for the contracts to say.
  expect([...seen.keys()]).toEqual(expect.arrayContaining(['ABI2003', 'ABI3001']));
});
