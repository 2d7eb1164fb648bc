/** What a rule of `check` says of sources that are texts. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Rule } from '../check/rule.ts';
import { scan } from '../check/scan.ts';
import type { Model } from '../model/types.ts';
import { workspaceAt } from '../workspace/config.ts';

/** The findings of a rule in sources by their paths: tests end with `.test.ts`, all others are the product. */
export function findingsIn(
  rule: Rule,
  model: Model,
  texts: Readonly<Record<string, string>>,
): readonly Diagnostic[] {
  const sources = Object.entries(texts).map(([file, text]) => {
    const role = file.endsWith('.test.ts') ? 'test' : 'product';
    return { file, role, facts: scan(file, text) } as const;
  });
  const files = new Set(Object.keys(texts));
  return rule({ workspace: workspaceAt('/workspace'), model, files, sources });
}
