/** What each code means, why it is drift, and what mends it. */

import { diffRule } from '../diff/rules.ts';

/** A code, explained. */
export type Explanation = {
  readonly title: string;
  readonly why: string;
  readonly mend: string;
};

const of = (title: string, why: string, mend: string): Explanation => {
  return { title, why, mend };
};

/** Every code that a verb can print. */
export const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ABI1001: of(
    'A contract is outside the literal subset of TypeScript.',
    'Contracts are read, never run: what they state must be visible to a reader and to every tool without evaluation. Spreads, loops, conditions and other imports hide it.',
    'Write the value out, or as a call of the contract language.',
  ),
  ABI1002: of(
    'A key is unknown, written twice, missing, or has a value of the wrong kind.',
    'An unknown key would be ignored silently, and so would what its author meant by it.',
    'Take the name that is offered, or see the type of the key in the editor.',
  ),
  ABI1003: of(
    'A name is none in every target language.',
    'Names become identifiers in TypeScript, C and Rust and names of files: a letter, then letters, digits and `_`, of ASCII, at most 48. Whatever else is written there would be code, or a path, or nothing. Where an element is declared under its own name, that is no word of the language, nor `then`, which would make a promise of its module: an operation `delete` becomes `deleteNow`, a type `bigint` has no such way out.',
    'Rename it; what people read belongs into doc comments and prose.',
  ),
  ABI1004: of(
    'A contract exceeds a limit: 1 MiB, 64 levels of brackets or of types in types, 20,000 elements, 64 tokens in a row.',
    'Reading takes time and stack with each of them. Files that are no contract are refused before they are parsed, in milliseconds.',
    'Split the contract; name an inner structure and refer to it.',
  ),
  ABI1005: of(
    'A contract cannot be read: it is no file, not encoded in UTF-8, or not readable by this user.',
    'A pipe would never end, and what is left out in silence would be missing in everything that is generated.',
    'Rename or remove what is no contract; `chmod`, or save the file as UTF-8.',
  ),
  ABI1006: of(
    'A path leaves the workspace, or is none on every system: in abicus.json, in `feeds`, in the name of a contract, in an output.',
    'What is generated would be written over files of others. Links are followed in the same way; an output is never one.',
    'A path inside the workspace: no `..`, no backslash, no device of Windows, no link outside.',
  ),
  ABI1007: of(
    'abicus.json is not JSON, or has a key or value that means nothing.',
    'A key that is not known would be ignored, and so would what its author meant by it.',
    'Take the key that is offered; the defaults hold for what is left out.',
  ),
  ABI1008: of(
    'The file system refused to read or write.',
    'Outputs are replaced all or none: after a refusal everything is as it was.',
    'Do what the finding says, then run the command again.',
  ),
  ABI1009: of(
    'A schema of a file, a message or a stored value that no checker can be made of.',
    'Checkers look at every keyword: at one that they do not know they would look away, and what it was written for would pass. A pattern that does not parse, bounds that no value is within, and a default that does not fit would show only in the first file or message that comes.',
    'Take the form that is offered. Keys that a schema does not name are always refused, so `additionalProperties` says nothing; `Type.Record` takes keys of any name.',
  ),
  ABI1101: of(
    'A contract, read statically, differs from the same contract evaluated.',
    'All outputs come from the static reading; the compiler checks the evaluated one. If they differ, one of them lies.',
    'The reader is wrong, or the contract does something that it should have refused: report it.',
  ),
  ABI2001: of(
    'A number, name or text is taken.',
    'Two syscalls of one number, two opcodes, two markers of one text could not be told apart on the wire or in a log; two elements whose names become one in TypeScript, C or Rust (`keyA` and `key_a`) would not compile.',
    'Take the next free number; reserved ones stay reserved. Rename one of two elements.',
  ),
  ABI2002: of(
    'A number moved, or was given up without a reservation.',
    'Programs that were built against the last release send the old number. It must mean the same or nothing.',
    'Restore it; or add a new name and put the old number under `reserved`.',
  ),
  ABI2003: of(
    'A name refers to nothing, to several things, to itself in a circle, or is declared as used and is not.',
    'A dead reference is a promise about nothing.',
    'Take the name that is offered; add the name to `uses` if another contract declares it.',
  ),
  ABI2101: of(
    'A size or value exceeds its budget.',
    'A frame that is larger than the kernel carries can never be sent; a value that does not fit its type can never be true.',
    'Lower the bound, or raise the limit in its own contract.',
  ),
  ABI3001: of(
    'A generated file is not what the contracts give.',
    'Whoever reads the file reads an old contract.',
    '`abicus generate`, and commit what it writes.',
  ),
  ABI3002: of(
    'A generated file is not there, or git does not track it.',
    'It works here and nowhere else.',
    '`abicus generate`, then `git add`.',
  ),
  ABI3003: of(
    'A generated file is left over.',
    'Its contract or emitter is gone; importers would go on using what nobody states any more.',
    '`abicus generate --prune`.',
  ),
  ABI3004: of(
    'A generated file was edited by hand.',
    'The edit would be lost at the next `generate`, and until then the contract and the code disagree.',
    'Revert the file, change the contract, generate.',
  ),
  ABI3005: of(
    'The generator changed, and the outputs are those of the old one.',
    'Outputs must be reproducible from what is checked in.',
    '`abicus generate`, and commit what it writes, the lock included.',
  ),
  ABI3006: of(
    'Two runs of the generator differ.',
    'An output that depends on a clock, an environment or an order of files is stale at once for somebody else.',
    'Find the emitter of the file, and sort or remove what varies.',
  ),
  ABI3007: of(
    'A run of `abicus generate` was killed, and left what it had staged in .abicus/generate.',
    'Some outputs may be of that run and some of the one before; the next run completes it or takes it back.',
    '`abicus generate`.',
  ),
  ABI4001: of(
    'An operation has no handler, or a handler has no operation.',
    'A declared call that nobody answers is a broken promise; an answered call that nobody declared is a back door.',
    'Implement it, or change the contract.',
  ),
  ABI4002: of(
    'The text of a marker or audit line, a syscall number or an opcode is written by hand.',
    'What stands in two places drifts. Texts and numbers exist as generated constants, audit lines as generated functions. Literals count, and what is put together from literals and constants of the file.',
    'Import the constant or function that the finding names.',
  ),
  ABI4003: of(
    'The opcode of a frame is read, compared or written by its position.',
    'Where the opcode is belongs to the envelope. A byte at that position is an opcode only in a frame that has the magic and the version before it; read by hand, a frame of another protocol passes as a request. Bytes count that stand beside an opcode of a contract, and those of a frame in a file that uses the package of a service.',
    'Ask `ENVELOPE.opcodeOf(frame)`, which gives nothing for a frame of something else; write a header by `ENVELOPE.start(frame, opcode)`.',
  ),
  ABI4004: of(
    'A limit is decided by a comparison that is written by hand.',
    'Whether the limit itself is still taken is the mistake that is made most often; the generated `WITHIN` decides it as the contract says, and lets `prove` see that the limit was reached and that one more was refused. A comparison counts if a condition or result depends on it; an assertion about a limit is none.',
    'Ask `WITHIN.name(n)`, where n is how much there would be with what is asked for.',
  ),
  ABI4005: of(
    'A source file is no TypeScript.',
    'The rules about code read what the parser gives. Behind a mistake of syntax it guesses, and what the rules do not see they would call clean.',
    'Correct the syntax at the place that is named.',
  ),
  ABI4102: of(
    'A handler fails with what its contract does not list, or makes a reject itself.',
    'Callers handle a closed set of errors. One that is not in it reaches them as Unknown.',
    'Add a check to the contract and generate, or fail with a declared one.',
  ),
  ABI4103: of(
    'A declared error is never produced, or no test saw it.',
    'Callers write code for it. If it cannot happen, that code is dead; if it was never seen, nobody knows.',
    'Violate the check in a test, or drop it from the contract.',
  ),
  ABI4201: of(
    'The result of a function that can fail is dropped.',
    'The failure would pass unnoticed. Functions are generated wrappers, and those that contracts list under `mustUse`.',
    'Look at the result, and handle or pass on the error.',
  ),
  ABI4301: of(
    'A rule about who may do something lacks its allow test or its deny test.',
    'A rule that was only seen to allow may allow everybody; one that was only seen to deny may deny everybody.',
    'Write both tests, titled with the id of the check and the words "allows" and "denies".',
  ),
  ABI4401: of(
    'A layout differs from its golden vector, or no layout of a contract was worked by hand.',
    'Frames that were captured from a real system no longer decode, and only a vector that no generator made says so.',
    'A new version of the frame; or a corrected vector, if it was worked wrongly; or one that is missing.',
  ),
  ABI5001: of(
    'An element has no test titled with its id.',
    'A promise without a test is an intention. The id in the title is the only link, so it cannot point to the wrong file.',
    'Title a test with the id, or let a suite over generated cases say `provenBy(prefix)`.',
  ),
  ABI5002: of(
    'The test of an element failed, did not run, or never saw what it is titled with.',
    'A skipped proof proves nothing, and neither does one that looks elsewhere: an operation is seen answering, a check refusing, a limit at its value and one beyond, an event sent. What a test makes itself, by walking a monitor, asking `WITHIN` or encoding an event, shows nothing of the program.',
    'Let it run, and mend it; let the program show in it what its title says, and assert something after that.',
  ),
  ABI5003: of(
    'The test of an element passed and proves nothing.',
    'A test that passed on its third try, that passes by failing or that asserts nothing would pass without the element.',
    'Let it pass at once; assert what it saw, by `expect`, chai or the methods of node:assert.',
  ),
  ABI5004: of(
    'A report of tests holds something that is not known.',
    'What is not understood is not taken for a proof: a new status, a record of another version, a file that ran twice.',
    'Run all tests anew, `npm test`, with one version of @abicus/codegen.',
  ),
  ABI5005: of(
    'The test of an invariant did not draw from the domain that the invariant holds for.',
    'One example proves nothing for all. Wanted are draws that an assertion follows, 50 different ones of an open domain (a case that breaks the invariant is then, with 95 % confidence, rarer than 6 % of the draws), and a number above 0 of what they reached. A domain that contracts list, `forAll` a kind of elements as `marker` or an enumeration, is drawn whole, by ids or names.',
    'Draw in the test, and say each draw before the assertion that judges it: `drew(INVARIANTS[id], one, { waited })`, INVARIANTS from the `./testing` of its package, `drew` from @abicus/wire/testing.',
  ),
  ABI5101: of(
    'A marker is declared and not seen, or seen and not declared.',
    'The ladder is evidence only if each of its rungs comes from the code that earned it.',
    'Print the generated marker where its assertion passes, or change the contract.',
  ),
  ABI5102: of(
    'Markers came twice or in the wrong order.',
    'The order of the ladder is the order of boot; another order means that something started too early.',
    'See the log beside the verdict, and the ladder in RFC-0014.',
  ),
  ABI5103: of(
    'A folder of evidence is not whole: a file of its kind is missing or cut off, or its log lacks what its verdict says.',
    'A run that was killed, or a copy that broke off, has not shown what its other files say.',
    'Remove the folder, and make the run again.',
  ),
  ABI6001: of(
    'A changeset bumps less than the change needs, or authority was widened without approval.',
    'Users would get a breaking change in a harmless-looking version; and who may do what is decided by people.',
    '`abicus bump --write`; for authority, a line `authority: approved <id>` in a changeset.',
  ),
  ABI6002: of(
    'A generated package changed and no changeset names it.',
    'It would not be released, or released without a word.',
    '`abicus bump --write`. Below 1.0.0 what breaks is a minor, as `npm` reads a caret range there.',
  ),
  ABI6003: of(
    'A version is written in two places, and they differ.',
    'One of them is what users get, the other what they read.',
    '`npx changeset version`, or correct the range.',
  ),
  ABI6004: of(
    'A changeset can not be read, or names a package that the workspace does not have.',
    '`changeset status` and `changeset version` refuse it too, so nothing of it would be released.',
    "Begin with a line `---`, then a line `'package': minor` for each package that `workspaces` finds, then `---`, then why.",
  ),
  ABI7001: of(
    'Nx does not hash a file that a target reads.',
    'The cache would answer from before the change.',
    '`npx nx sync`.',
  ),
  ABI7002: of(
    'A gate is not wired in CI, or a code has no sabotage fixture.',
    'A check that nobody runs, or that was never seen to bite, is decoration.',
    'Add the step to the workflow, or the fixture to the table.',
  ),
};

/** A rule of compatibility: what it says, which bump it needs, and an edit that it is. */
function explainRule(id: string): string | undefined {
  const rule = diffRule(id);
  if (rule === undefined) return undefined;
  const { class: touches, level, text, doc, approval = false, example, beside = [] } = rule;
  const wants = approval ? '\nWants: `authority: approved <id>` in a changeset' : '';
  const edits = example.flatMap(([from, to]) => [
    ...from
      .split('\n')
      .filter(Boolean)
      .map((line) => `  - ${line.trim()}`),
    ...to
      .split('\n')
      .filter(Boolean)
      .map((line) => `  + ${line.trim()}`),
  ]);
  const also = beside.length === 0 ? '' : ` (with ${beside.join(', ')})`;
  return `${id}  ${touches} ${level}: ${text}\n\n${doc}${wants}\n\nFor example${also}:\n${edits.join('\n')}\n`;
}

/** The text of an explanation of a code or a rule of `diff`, or nothing for what is neither. */
export function explain(code: string): string | undefined {
  const rule = explainRule(code);
  if (rule !== undefined) return rule;
  const one = EXPLANATIONS[code.toUpperCase()];
  if (one === undefined) return undefined;
  return `${code.toUpperCase()}  ${one.title}\n\nWhy:  ${one.why}\nMend: ${one.mend}\n`;
}
