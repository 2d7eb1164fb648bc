/** Reads what is kept as JSON and edited by hand. */
import { CannotJudge } from './run/stages.ts';

/** Whether a value has the form that is asked for. */
type Is<T> = (value: unknown) => value is T;

/** Whether a value is an object with strings of these names. */
export function hasTexts<K extends string>(
  value: unknown,
  ...names: readonly K[]
): value is Record<K, string> {
  if (typeof value !== 'object' || value === null) return false;
  return names.every((name) => typeof Reflect.get(value, name) === 'string');
}

/** Whether a value is a list of values of one form. */
export function isListOf<T>(value: unknown, is: Is<T>): value is readonly T[] {
  return Array.isArray(value) && value.every(is);
}

/** The value of a text in JSON; undefined: it is no JSON, or has another form. */
export function valueOf<T>(text: string, is: Is<T>): T | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return is(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The same of a file that nothing else can stand for. @param form what it has to be */
export function requiredValue<T>(
  path: string,
  text: string | undefined,
  is: Is<T>,
  form: string,
): T {
  const value = text === undefined ? undefined : valueOf(text, is);
  if (value === undefined) throw new CannotJudge(`${path} is not ${form}`);
  return value;
}
