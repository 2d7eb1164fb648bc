/**
 * What makes a test fail on a busy machine, or hang.
 *
 * That is a bound by wall time below a minute, a wait for time to pass, a machine that may run on for
 * ever, and a loop without a number of rounds. Text inside of strings counts, but for loops: tests start
 * programs that they hold as text.
 */
import ts from 'typescript';
import type { Finding } from '../../tidy/src/index.ts';

/** The shortest bound by wall time, in ms. */
export const SHORTEST = 60_000;

/** Bounds that no host is too slow for: none at all; and one that must be up, which is up at once. */
const SAFE: ReadonlySet<number> = new Set([0, 1]);

/** Names of what runs a test or a hook, whose last argument may be a bound. */
const RUNNERS =
  /^(?:test|it|describe|suite|(?:before|after)(?:All|Each)|onTest(?:Finished|Failed))$/;

/** What waits for time to pass, or measures it. */
const WAITS =
  /\b(?:setTimeout|setInterval|Atomics\.wait|timers\/promises|waitFor|waitUntil|expect\.poll|performance\.now|Date\.now|hrtime)/g;

const LOOP = 'a loop of a test counts its rounds: what it waits for may never hold';

/** Tests whose loops never end, and why that is what they try. */
export const ENDLESS: Readonly<Record<string, string>> = {
  'apps/selftest/src/run.test.ts': 'a program that does not come back is cut off',
  'libs/emulator/src/watchdog.test.ts': 'the watchdog ends what hangs',
};

/** What a configuration of vitest must bound itself: its own bounds are five and ten seconds. */
const CONFIGURED = ['testTimeout', 'hookTimeout', 'teardownTimeout'];

/** Whether a file is a test, what only tests use, or what configures them. */
export function concerns(path: string): boolean {
  if (path.startsWith('libs/abi/')) return false;
  return /(?:\.(?:test|deep)|^vitest(?:\.\w+)?\.config)\.ts$|\/(?:test|testing)\/.*\.ts$/.test(
    path,
  );
}

/** Constants of a file that are numbers. */
function numbersIn(file: ts.SourceFile): Map<string, number> {
  const found = new Map<string, number>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer !== undefined) {
      if (ts.isNumericLiteral(node.initializer)) {
        found.set(node.name.getText(file), Number(node.initializer.text));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The name of what is called at last: `test` of `test.each(rows)(…)`. */
function calledName(call: ts.CallExpression): string {
  let at: ts.Expression = call.expression;
  while (ts.isCallExpression(at) || ts.isPropertyAccessExpression(at)) at = at.expression;
  return ts.isIdentifier(at) ? at.text : '';
}

/** Bounds by wall time that a node states: each with the expression of its value. */
function boundOf(node: ts.Node, file: ts.SourceFile): ts.Expression | undefined {
  const isNamed = (name: ts.Node): boolean => /time(?:out|limit)/i.test(name.getText(file));
  if (ts.isPropertyAssignment(node) && isNamed(node.name)) return node.initializer;
  if (!ts.isCallExpression(node) || node.arguments.length < 2) return undefined;
  return RUNNERS.test(calledName(node)) ? node.arguments.at(-1) : undefined;
}

/** What is wrong with a bound, or nothing. */
function wrongBound(
  value: ts.Expression,
  numbers: ReadonlyMap<string, number>,
): string | undefined {
  const ms = ts.isNumericLiteral(value)
    ? Number(value.text)
    : ts.isIdentifier(value)
      ? numbers.get(value.text)
      : undefined;
  if (ms !== undefined && (ms >= SHORTEST || SAFE.has(ms))) return undefined;
  if (ms !== undefined) return `a bound of ${ms} ms fails on a busy machine: at least a minute`;
  return ts.isBinaryExpression(value) ? 'a bound by wall time is said as one number' : undefined;
}

/** Whether a loop goes on until something holds, however many rounds that takes. */
function isUntil(node: ts.Node): node is ts.IterationStatement {
  if (ts.isWhileStatement(node) || ts.isDoStatement(node)) return true;
  return (
    ts.isForStatement(node) && (node.condition === undefined || node.incrementor === undefined)
  );
}

/** Whether a loop gives way in each round: it is that of a program, and the machine that runs it has a bound. */
function yields(loop: ts.Node): boolean {
  const visit = (node: ts.Node): boolean =>
    ts.isYieldExpression(node) ||
    (!ts.isFunctionLike(node) && ts.forEachChild(node, visit) === true);
  return ts.forEachChild(loop, visit) === true;
}

/** What is wrong in a test, or in what belongs to tests. */
export function waitsIn(path: string, text: string): Finding[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const numbers = numbersIn(file);
  const found: Finding[] = [];
  const note = (at: number, message: string): void =>
    void found.push({ path, line: file.getLineAndCharacterOfPosition(at).line + 1, message });
  for (const match of text.matchAll(WAITS)) {
    note(match.index, `'${match[0]}': a test waits for an event, and measures no time`);
  }
  const visit = (node: ts.Node): void => {
    const bound = boundOf(node, file);
    const wrong = bound === undefined ? undefined : wrongBound(bound, numbers);
    if (wrong !== undefined) note(node.getStart(file), wrong);
    if (ts.isPropertyAssignment(node) && node.name.getText(file) === 'maxRounds') {
      const isBound = node.initializer.getText(file) !== 'Infinity';
      if (!isBound) note(node.getStart(file), 'a machine under test has a bound of rounds');
    }
    if (!Object.hasOwn(ENDLESS, path) && isUntil(node) && !yields(node))
      note(node.getStart(file), LOOP);
    ts.forEachChild(node, visit);
  };
  visit(file);
  if (/^vitest(?:\.\w+)?\.config\.ts$/.test(path)) {
    // One that takes the other over has its bounds.
    const isOwn = !/from '\.\/vitest\.config\.ts'/.test(text);
    for (const name of isOwn ? CONFIGURED : []) {
      if (!new RegExp(`\\b${name}: `).test(text)) note(0, `${name} is not set: at least a minute`);
    }
  }
  return found;
}
