/** `abicus explain CODE`. */
import { codeOf, DIFF_RULES, diffRule, EXPLANATIONS, explain } from '@abicus/codegen/explain';
import { meant } from '../arguments.ts';
import type { Run } from '../command.ts';

/** Explains a code, or a rule of `diff`. */
export const run: Run = async ({ values, positionals }, io) => {
  const [code = ''] = positionals;
  const explained = explain(code);
  if (explained === undefined) {
    const [codes = [], rules = []] = [EXPLANATIONS, DIFF_RULES].map((one) => Object.keys(one));
    const right = await meant(code, [...codes, ...rules]);
    const all = `Codes: ${codes.join(', ')}. Rules: ${rules.join(', ')}.`;
    io.err(`abicus: explain: there is no code '${code}'${right}\n${all}\n`);
    return 2;
  }
  const rule = diffRule(code);
  const json =
    rule === undefined
      ? { code: codeOf(code), ...EXPLANATIONS[codeOf(code)] }
      : { rule: code, ...rule };
  io.out(values['json'] === true ? `${JSON.stringify(json, undefined, 2)}\n` : explained);
  return 0;
};
