/** Explanations of codes: what each means, why it is drift, and how to fix it. */

import { DRIFT } from '../check/finding.ts';
import { CODES } from '../diagnostics/diagnostic.ts';
import { CONTRACT_CODES } from './contract-codes.ts';
import { of, type Explanation } from './explanation.ts';
import { explainRule } from './rule-text.ts';

/** Every code that a verb can print. */
export const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ...CONTRACT_CODES,
  ABI3001: of(
    'A generated file differs from what the contracts generate.',
    'Readers and importers of the file see an old contract.',
    '`abicus generate`, and commit the written files.',
  ),
  ABI3002: of(
    'A generated file is missing, or git does not track it.',
    'The workspace works on this machine only.',
    '`abicus generate`, then `git add`.',
  ),
  ABI3003: of(
    'A generated file is left over.',
    'Its contract or emitter is gone, but importers can still use the file.',
    '`abicus generate --prune`.',
  ),
  ABI3004: of(
    'A generated file was edited by hand.',
    'The next `generate` overwrites the edit, and until then the contract and the code disagree.',
    'Revert the file, change the contract, generate.',
  ),
  ABI3005: of(
    'The generator changed, and the outputs come from the old one.',
    'Outputs must be reproducible from the committed sources.',
    '`abicus generate`, and commit the written files, the lock included.',
  ),
  ABI3006: of(
    'Two runs of the generator differ.',
    'An output that depends on a clock, an environment or an order of files differs on another machine.',
    'Find the emitter of the file, and sort or remove what varies.',
  ),
  ABI3007: of(
    'A run of `abicus generate` was killed and left staged files in .abicus/generate.',
    'Some outputs may come from that run and some from the run before. The next run completes it or rolls it back.',
    '`abicus generate`.',
  ),
  ABI4001: of(
    'An operation has no handler, or a handler has no operation.',
    'A declared operation without a handler breaks a promise; a handler without a declared operation is a back door.',
    'Implement it, or change the contract.',
  ),
  ABI4002: of(
    'The text of a marker or audit line, a syscall number or an opcode is written by hand.',
    'A second copy drifts. Texts and numbers exist as generated constants, audit lines as generated functions. The rule finds literals, and values that a file builds from its own literals and constants.',
    'Import the constant or function that the finding names.',
  ),
  ABI4003: of(
    'The opcode of a frame is read, compared or written by its position.',
    'The envelope determines the position of the opcode. A byte there is an opcode only in a frame with the right magic and version; if it is read by hand, a frame of another protocol passes as a request. The rule finds bytes that are compared with an opcode of a contract, and bytes of frames in a file that uses the package of a service.',
    'Call `ENVELOPE.opcodeOf(frame)`, which returns nothing for a frame of another protocol; write a header with `ENVELOPE.start(frame, opcode)`.',
  ),
  ABI4004: of(
    'A handwritten comparison decides a limit.',
    'The most frequent mistake is whether the limit itself is still accepted. The generated `WITHIN` decides it as the contract states, and shows `prove` that the limit was reached and one more was rejected. The rule finds comparisons in conditions and results; an assertion about a limit is fine.',
    'Call `WITHIN.name(n)`, where n is the amount including the requested one.',
  ),
  ABI4005: of(
    'A source file does not parse as TypeScript.',
    'The rules about code work on the parsed source. Behind a syntax error the parser guesses, and drift there would be reported as clean.',
    'Correct the syntax at the reported place.',
  ),
  ABI4102: of(
    'A handler fails with an error that its contract does not list, or constructs a reject itself.',
    'Callers handle a closed set of errors. Any other error reaches them as Unknown.',
    'Add a check to the contract and generate, or fail with a declared one.',
  ),
  ABI4103: of(
    'A declared error is never produced, or no test saw it.',
    'Callers write code for each declared error. If it cannot happen, that code is dead; if no test saw it, that code is untested.',
    'Violate the check in a test, or remove it from the contract.',
  ),
  ABI4201: of(
    'The result of a function that can fail is dropped.',
    'The failure would pass unnoticed. The rule covers generated wrappers and functions that contracts list under `mustUse`.',
    'Check the result, and handle or return the error.',
  ),
  ABI4301: of(
    'An authority check lacks its allow test or its deny test.',
    'Without a deny test the rule may allow every caller; without an allow test it may deny every caller.',
    'Write both tests, titled with the id of the check and the words "allows" and "denies".',
  ),
  ABI4401: of(
    'A layout differs from its golden vector, or no layout of a contract was computed by hand.',
    'Frames that were captured from a real system no longer decode. Only a vector that was not generated shows this.',
    'Add a new version of the frame, correct a wrong vector, or add the missing vector.',
  ),
  ABI5001: of(
    'An element has no test titled with its id.',
    'Without a test the element is not proven. The id in the title is the only link between the two, so it cannot point to a wrong file.',
    'Title a test with the id, or call `provenBy(prefix)` in a suite over generated cases.',
  ),
  ABI5002: of(
    'The test of an element failed, did not run, or never saw the element in its title.',
    'A skipped test proves nothing, nor does a test that never sees the element: an operation that succeeds, a check that rejects, a limit at its value and one beyond, an event sent. Events that the test itself causes, by stepping a monitor, calling `WITHIN` or encoding an event, show nothing about the program.',
    'Run the test and correct it; make the program show the element in it, and assert something after that.',
  ),
  ABI5003: of(
    'The test of an element passed and proves nothing.',
    'A test that passed on a retry, that is expected to fail, or that asserts nothing would also pass without the element.',
    'Make it pass at the first run; assert what it saw with `expect`, chai or the methods of node:assert.',
  ),
  ABI5004: of(
    'A test report has unknown content.',
    'Unknown content is not accepted as a proof: a new status, a record of another version, a file that ran twice.',
    'Run all tests again, `npx vitest run`, with one version of @abicus/codegen.',
  ),
  ABI5005: of(
    'The test of an invariant did not draw from the domain that the invariant holds for.',
    'One example proves nothing about all members of the domain. `prove` requires 50 different draws from an open domain, each followed by an assertion (then, with 95 % confidence, fewer than 6 % of the draws break the invariant), and a number above 0 of what they reached. If contracts list the domain, because `forAll` names a kind of elements such as `marker` or an enumeration, all its members must be drawn, by id or name.',
    'Draw in the test, and record each draw before the assertion that judges it: `drew(INVARIANTS[id], one, { waited })`, with INVARIANTS from the `./testing` of its package and `drew` from @abicus/wire/testing.',
  ),
  ABI5101: of(
    'A marker is declared and not printed, or printed and not declared.',
    'The ladder is evidence only if each rung is printed by the code that made its assertion.',
    'Print the generated marker where its assertion passes, or change the contract.',
  ),
  ABI5102: of(
    'Markers were printed twice or in the wrong order.',
    'A rung that is printed before one that it comes after shows that something started too early.',
    'Read the log beside the verdict, and `after` of the marker in its contract.',
  ),
  ABI5103: of(
    'A folder of evidence is incomplete: a file is missing or truncated, or its log lacks rungs of its verdict.',
    'A run that was killed, or a copy that was interrupted, does not prove what its other files state.',
    'Remove the folder, and repeat the run.',
  ),
  ABI5201: of(
    'At the end of a run a task held another capability than contracts say: one too many, one too few, with other rights, in another slot, or of another object; or programs were started in another order, or a task made calls that contracts do not state.',
    'A program that holds more than its contract lists can do what no reader of contracts expects; one that holds less fails at a call that contracts promise.',
    'Correct what hands it out, or state it in the contract of the program; then run the selftest again.',
  ),
  ABI6001: of(
    'A changeset bumps less than the change needs, or authority was widened without approval.',
    'Users would get a breaking change in a minor or patch version; and people must approve wider authority.',
    '`abicus bump --write`; for authority, a line `authority: approved <id>` in a changeset.',
  ),
  ABI6002: of(
    'A generated package changed and no changeset names it.',
    'The change would not be released, or released without an entry in the changelog.',
    '`abicus bump --write`. Below 1.0.0 a breaking change is a minor, because `npm` reads a caret range that way.',
  ),
  ABI6003: of(
    'A version is written in two places, and they differ.',
    'Users get one version and read another.',
    '`npx changeset version`, or correct the range.',
  ),
  ABI6004: of(
    'A changeset can not be read, or names a package that the workspace does not have.',
    '`changeset status` and `changeset version` reject it too, so it would not be released.',
    "Begin with a line `---`, then a line `'package': minor` for each package that `workspaces` finds, then `---`, then the reason.",
  ),
  ABI7001: of(
    'Nx does not hash a file that a target reads.',
    'After a change of the file the cache would return the old result.',
    '`npx nx sync`.',
  ),
  ABI7002: of(
    'CI does not run a gate, or a code has no sabotage fixture.',
    'A check proves nothing if CI does not run it, or if no fixture shows that it can fail.',
    'Add the step to the workflow, or the fixture to the table.',
  ),
  ABI7003: of(
    'The bundle that the command line starts from is not what the sources are.',
    'It looks current to the launcher, so a proof would be of other code than what is in the workspace.',
    '`npm run bundle`, or remove node_modules/.cache.',
  ),
};

/** The code of a finding by one of its names: `ABI5001`, `5001`, or its slug `proof/no-test`. */
export function codeOf(name: string): string {
  const slugs: Readonly<Record<string, string>> = { ...CODES, ...DRIFT };
  if (Object.hasOwn(slugs, name)) return slugs[name] ?? name;
  return /^\d+$/.test(name) ? `ABI${name}` : name.toUpperCase();
}

/** Returns the explanation of a code or a rule of `diff`, or nothing if there is none. */
export function explain(code: string): string | undefined {
  const rule = explainRule(code);
  if (rule !== undefined) return rule;
  const found = codeOf(code);
  const one = EXPLANATIONS[found];
  if (one === undefined) return undefined;
  return `${found}  ${one.title}\n\nWhy:  ${one.why}\nFix:  ${one.fix}\n`;
}
