/** Calls between programs: budgets, retries, typed outcomes. */
export {};
