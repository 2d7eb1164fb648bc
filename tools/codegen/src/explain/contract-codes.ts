/** Explanations of what is found in contracts, when they are read and linked. */
import { of, type Explanation } from './explanation.ts';

/** The codes ABI1001 to ABI2999. */
export const CONTRACT_CODES: Readonly<Record<string, Explanation>> = {
  ABI1001: of(
    'A contract is outside the literal subset of TypeScript.',
    'Contracts are read, never run, so every tool must see their values without evaluation. Spreads, loops, conditions and other imports hide values.',
    'Write the value out, or as a call of the contract language.',
  ),
  ABI1002: of(
    'A key is unknown, written twice or missing, or has a value of the wrong kind.',
    'If an unknown key were ignored, so would be the intention of its author.',
    'Use the name that the finding proposes, or look up the type of the key in the editor.',
  ),
  ABI1003: of(
    'A name is not an identifier in every target language.',
    'Names become identifiers in TypeScript, C and Rust, and file names: a letter, then letters, digits and `_`, all ASCII, at most 48. Any other character could become code or part of a path. An element that is declared under its own name must not be a reserved word, nor `then`, which would make a promise of its module. Generated code renames an operation `delete` to `deleteNow`; a type `bigint` can not be renamed.',
    'Rename it; put text for readers into doc comments and prose.',
  ),
  ABI1004: of(
    'A contract exceeds a limit: 1 MiB, 64 levels of brackets or of nested types, 20,000 elements, 64 tokens in a row.',
    'Time and stack to read a contract grow with each of these. A file that exceeds them is rejected in milliseconds, before it is parsed.',
    'Split the contract; name an inner structure and refer to it.',
  ),
  ABI1005: of(
    'A contract cannot be read: it is not a regular file, not encoded in UTF-8, or not readable by this user.',
    'Reading a pipe would never end, and a contract that is skipped would be missing in all generated files.',
    'Rename or remove a file that is not a contract; `chmod`, or save the file as UTF-8.',
  ),
  ABI1006: of(
    'A path leaves the workspace, or is not valid on every system: in abicus.json, in `feeds`, in the name of a contract, or of an output.',
    'Generated files would overwrite files outside the workspace. Links are resolved before the check, and an output must not be a link.',
    'Use a path inside the workspace: no `..`, no backslash, no device name of Windows, no link outside.',
  ),
  ABI1007: of(
    'abicus.json is not JSON, or has an unknown key or value.',
    'If an unknown key were ignored, so would be the intention of its author.',
    'Use the key that the finding proposes; a missing key has its default.',
  ),
  ABI1008: of(
    'The file system failed to read or write.',
    'Outputs are replaced all or none: after a failure every file is as it was before.',
    'Follow the finding, then run the command again.',
  ),
  ABI1009: of(
    'A checker cannot be generated from the schema of a file, a message or a stored value.',
    'Every keyword must be checked: values that an unknown keyword should reject would pass. A pattern that does not parse, bounds without any value, and a default that does not fit would be noticed only with the first file or message.',
    'Use the form that the finding proposes. Keys that a schema does not name are always rejected, so `additionalProperties` has no effect; `Type.Record` allows keys of any name.',
  ),
  ABI1010: of(
    'Keys or versions of what a program keeps cannot be distinguished.',
    'A key that is of two kinds of entries is read as either; a part whose end is not known gives one text to two keys; a listing by what keys begin with would find the entries of another kind. A version that nothing makes of the one before it leaves old values unreadable.',
    'Give keys another beginning, and parts something between them that they do not consist of; keep the layout of each version in `was` for as long as its values may be there.',
  ),
  ABI1011: of(
    'A package of contracts that abicus.json links is missing, is no package of contracts, or is written in a later version of the language.',
    'The contracts of linked packages take part in the ladder, the boot list and the headers: without one of them these would be of another system.',
    'Install the package, or take it out of `linked`. Its package.json states `"abicus": { "scope", "language" }`; for a later language update abicus.',
  ),
  ABI1101: of(
    'A contract, read statically, differs from the same contract evaluated.',
    'All outputs come from the static reading; the compiler checks the evaluated contract. If the two differ, one is wrong.',
    'Report it: either the reader is wrong, or it accepted code that it should have rejected.',
  ),
  ABI2001: of(
    'A number, name or text is taken.',
    'Two syscalls with one number, two opcodes or two markers with one text could not be distinguished on the wire or in a log. Two elements with one name in TypeScript, C or Rust (`keyA` and `key_a`) would not compile.',
    'Use the next free number; reserved numbers stay reserved. Rename one of two elements.',
  ),
  ABI2002: of(
    'A number moved, or was removed without a reservation.',
    'Programs that were built against the last release send the old number. It must keep its meaning or stay unused.',
    'Restore it; or add a new name and put the old number under `reserved`.',
  ),
  ABI2003: of(
    'A name is undeclared, ambiguous, part of a cycle, listed in `uses` but not used, of a draft that gives no more than its types and the name of its program, or missing: the first marker of an emitter in a contract names no marker before it.',
    'A reference to nothing promises nothing.',
    'Use the name that the finding proposes; add the name to `uses` if another contract declares it; accept a draft before its service is called or its program booted; say with `after` which marker comes before.',
  ),
  ABI2004: of(
    'A program calls an operation that it may not call, one that is never answered, or a service that is not booted; it notifies one that is answered; or an operation waits for a call that its program does not make.',
    'The service answers callers outside its authority with its status `denied`; a service without a booted program answers nothing; a caller of what is never answered would wait for ever. All of it would be seen only when the call is made.',
    'Add the caller to the `authority` of the service or operation, state the `program` of the service, list what is never answered in `notifies` and what an operation waits for in `calls`, or take the call out.',
  ),
  ABI2005: of(
    'Programs wait for each other, or a program waits for itself.',
    'A caller waits for the reply of the service that it calls. Where services call in a circle, each may wait for another one of them, and none ever answers. The finding states the whole circle.',
    'Let one of them send an event instead of a call, or move the operation that both need into a service that calls neither.',
  ),
  ABI2101: of(
    'A size or value exceeds its bound.',
    'The kernel can never send a frame above its limit, and a value outside its type can never occur.',
    'Lower the bound, or raise the limit in its own contract.',
  ),
  ABI2102: of(
    'Callers wait less long than an operation may take, or nothing bounds how long they wait.',
    'What an operation takes, and the budgets of the calls that it waits for, are the longest time until it answers. Callers that give up earlier leave work behind whose reply is dropped; callers without a budget wait as long as the service lives.',
    'Raise `budget`, wait for fewer calls, or lower their budgets. Operations of booted programs that are answered at once state one: `budget: ns.millis(5)`.',
  ),
  ABI2103: of(
    'A program that fails at each start would be restarted without end.',
    'Failures count for the `window` of their program, and one more than `maxInWindow` blocks it. If all backoffs together are as long as the window, the first failure is forgotten before the last one, and the cap is never reached.',
    'State a longer `window`, a lower `maxInWindow` or shorter backoffs.',
  ),
  ABI2104: of(
    'The numbers of a supervision leave restarts without a wait, or allow none.',
    'A program that is restarted at once takes the machine from the others when it fails at each start (RFC-0087 forbids it). A largest backoff below the first one is never reached by doubling, no failure counts in a window of no length, and `always` with no restart in a window is `never`.',
    "State a first backoff above 0, a largest one that is not below it, a `window` above 0, and at least one restart in it; a program that is not restarted says `restart: 'never'`.",
  ),
};
