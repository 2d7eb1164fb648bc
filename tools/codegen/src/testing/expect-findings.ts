/** The assertion on annotated contracts. */
import { expect } from 'vitest';
import type { ContractFile } from '../generate/inputs.ts';
import type { ContractSource } from '../read/source.ts';
import { compareFindings, contractFile, type Head } from './annotated.ts';

/** Expects exactly the findings that one contract announces. */
export function expectFindings(sections: string, head: Head = {}): void {
  expectFindingsIn([contractFile(sections, head)]);
}

/** Expects exactly the findings that contracts announce. */
export function expectFindingsIn(
  files: readonly ContractFile[],
  previous: readonly ContractSource[] = [],
): void {
  const { found, announced } = compareFindings(files, previous);
  expect(found).toEqual(announced);
}
