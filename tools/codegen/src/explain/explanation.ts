/** What is said about a code. */

/** The explanation of a code. */
export type Explanation = {
  readonly title: string;
  readonly why: string;
  /** How to fix it. */
  readonly fix: string;
};

/** An explanation: its title, the reason, and how to fix what it is of. */
export const of = (title: string, why: string, fix: string): Explanation => {
  return { title, why, fix };
};
