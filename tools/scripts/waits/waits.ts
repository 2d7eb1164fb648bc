/**
 * Finds what makes a test fail on a busy machine, or hang.
 * That is a limit of wall time below a minute, a wait for time to pass, a machine that may run for
 * ever, and a loop without a limit of rounds. Text inside strings counts, except for loops: tests
 * start programs that they contain as text.
 */
import ts from 'typescript';
import type { Finding } from '../../tidy/src/index.ts';

/** The shortest limit of wall time, in ms. */
export const SHORTEST = 60_000;

/** Limits that no host is too slow for: none at all, and one that must expire, which it does at once. */
const SAFE: ReadonlySet<number> = new Set([0, 1]);

/** Functions that run a test or a hook, whose last argument may be a limit. */
const RUNNERS =
  /^(?:test|it|describe|suite|(?:before|after)(?:All|Each)|onTest(?:Finished|Failed))$/;

/** Functions that wait for time to pass, or measure it. */
const WAITS =
  /\b(?:setTimeout|setInterval|Atomics\.wait|timers\/promises|waitFor|waitUntil|expect\.poll|performance\.now|Date\.now|hrtime)/g;

const LOOP = 'a loop of a test counts its rounds: what it waits for may never hold';

/** Tests with endless loops, and why they need them. */
export const ENDLESS: Readonly<Record<string, string>> = {
  'apps/selftest/src/counters.test.ts': 'a program that does not come back when its state is read',
  'apps/selftest/src/run.test.ts': 'a program that does not come back is cut off',
  'libs/emulator/src/watchdog.test.ts': 'the watchdog ends what hangs',
};

/** Limits that a configuration of vitest must set: the defaults are five and ten seconds. */
const CONFIGURED = ['testTimeout', 'hookTimeout', 'teardownTimeout'];

/** Whether a file is a test, is used only by tests, or configures them. */
export function concerns(path: string): boolean {
  if (path.startsWith('libs/abi/')) return false;
  return /(?:\.(?:test|deep)|^vitest(?:\.\w+)?\.config)\.ts$|\/(?:test|testing)\/.*\.ts$/.test(
    path,
  );
}

/** The numeric constants of a file. */
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

/** What may stand between the runner of a test and its arguments. */
const MODIFIERS =
  /^(?:each|for|only|skip|skipIf|runIf|todo|fails|concurrent|sequential|shuffle|extend)$/;

/** The innermost function of a call: `test` of `test.each(rows)(…)`. */
function calledName(call: ts.CallExpression): string {
  let at: ts.Expression = call.expression;
  while (ts.isCallExpression(at) || ts.isPropertyAccessExpression(at)) {
    // A variable may be called `it`: what is called of it is no modifier of a test then.
    if (ts.isPropertyAccessExpression(at) && !MODIFIERS.test(at.name.text)) return '';
    at = at.expression;
  }
  return ts.isIdentifier(at) ? at.text : '';
}

/** The limits of wall time in a node: the expressions of their values. */
function boundOf(node: ts.Node, file: ts.SourceFile): ts.Expression | undefined {
  if (ts.isPropertyAssignment(node)) {
    return /time(?:out|limit)/i.test(node.name.getText(file)) ? node.initializer : undefined;
  }
  if (!ts.isCallExpression(node) || node.arguments.length < 2) return undefined;
  return RUNNERS.test(calledName(node)) ? node.arguments.at(-1) : undefined;
}

/** The fault of a limit, or nothing. */
function wrongBound(
  value: ts.Expression,
  numbers: () => ReadonlyMap<string, number>,
): string | undefined {
  const ms = ts.isNumericLiteral(value)
    ? Number(value.text)
    : ts.isIdentifier(value)
      ? numbers().get(value.text)
      : undefined;
  if (ms !== undefined && (ms >= SHORTEST || SAFE.has(ms))) return undefined;
  if (ms !== undefined) return `a bound of ${ms} ms fails on a busy machine: at least a minute`;
  return ts.isBinaryExpression(value) ? 'a bound by wall time is said as one number' : undefined;
}

/** Whether a loop continues until a condition holds, for any number of rounds. */
function isUntil(node: ts.Node): node is ts.IterationStatement {
  if (ts.isWhileStatement(node) || ts.isDoStatement(node)) return true;
  return (
    ts.isForStatement(node) && (node.condition === undefined || node.incrementor === undefined)
  );
}

/** Whether a loop yields in each round: it belongs to a program, and the machine that runs it has a limit. */
function yields(loop: ts.Node): boolean {
  const visit = (node: ts.Node): boolean =>
    ts.isYieldExpression(node) ||
    (!ts.isFunctionLike(node) && ts.forEachChild(node, visit) === true);
  return ts.forEachChild(loop, visit) === true;
}

/** The faults of a test, or of a file that belongs to tests. */
export function waitsIn(path: string, text: string): Finding[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  let known: ReadonlyMap<string, number> | undefined;
  const numbers = (): ReadonlyMap<string, number> => (known ??= numbersIn(file));
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
    // A configuration that imports the common one has its limits.
    const isOwn = !/from '\.\/vitest\.config\.ts'/.test(text);
    for (const name of isOwn ? CONFIGURED : []) {
      if (!new RegExp(`\\b${name}: `).test(text)) note(0, `${name} is not set: at least a minute`);
    }
  }
  return found;
}
