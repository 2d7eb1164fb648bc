/** Reads what a program states of its own state. It is a program's code that is run here, and its values that are taken. */
import type { OwnState } from '@abicus/wire';

/** How deep values may be nested. */
const DEPTH_MAX = 16;
/** How many values there may be in all. */
const VALUES_MAX = 100_000;
/** How many characters their texts and names may have in all. */
const CHARACTERS_MAX = 1_000_000;

/** How much of what a program throws is told, in characters. */
const REASON_MAX = 200;

/** How much more may be stated. */
type Budget = { values: number; characters: number };

/** Why a statement was not taken. */
class Untaken extends Error {}

/**
 * Takes a copy of what a program states, as plain values only. Whatever else it states or throws harms no reader:
 * then the copy is a record with the field `unreadable`, which says why.
 */
export function stated(read: () => unknown): OwnState {
  try {
    return copyOf(read(), { values: VALUES_MAX, characters: CHARACTERS_MAX }, DEPTH_MAX);
  } catch (error) {
    return { unreadable: reasonOf(error) };
  }
}

/** The message of anything that a program throws. */
function reasonOf(error: unknown): string {
  if (error instanceof Untaken) return error.message;
  try {
    return (error instanceof Error ? String(error.message) : String(error)).slice(0, REASON_MAX);
  } catch {
    return 'it threw a value that has no text';
  }
}

function copyOf(value: unknown, budget: Budget, depth: number): OwnState {
  budget.values -= 1;
  if (budget.values < 0) throw new Untaken(`more than ${VALUES_MAX} values`);
  switch (typeof value) {
    case 'string':
      return within(value, budget);
    case 'number':
    case 'boolean':
      return value;
    case 'object':
      return copyOfObject(value, budget, depth);
    default:
      throw new Untaken(`a value of type ${typeof value}`);
  }
}

/** A text, if it is within what may be stated. */
function within(text: string, budget: Budget): string {
  budget.characters -= text.length;
  if (budget.characters < 0) throw new Untaken(`more than ${CHARACTERS_MAX} characters`);
  return text;
}

function copyOfObject(value: object | null, budget: Budget, depth: number): OwnState {
  if (value === null) throw new Untaken('a value that is null');
  if (depth === 0) throw new Untaken(`values that are nested deeper than ${DEPTH_MAX}`);
  if (Array.isArray(value)) {
    // Before it is copied: an array without values can be of any length.
    if (value.length > budget.values) throw new Untaken(`more than ${VALUES_MAX} values`);
    return Array.from(value, (one: unknown) => copyOf(one, budget, depth - 1));
  }
  const parts = Object.entries(value);
  // A key `__proto__` stays a key.
  return Object.fromEntries(
    parts.map(([name, one]: [string, unknown]) => {
      return [within(name, budget), copyOf(one, budget, depth - 1)];
    }),
  );
}
