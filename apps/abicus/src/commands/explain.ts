/** `abicus explain CODE`. */
import { DIFF_RULES, diffRule, EXPLANATIONS, explain } from '@abicus/codegen/explain';
import type { Run } from '../command.ts';

/** Explains a code, or a rule of `diff`. */
export const run: Run = ({ values, positionals }, io) => {
  const [code = ''] = positionals;
  const explained = explain(code);
  if (explained === undefined) {
    const [codes, rules] = [EXPLANATIONS, DIFF_RULES].map((one) => Object.keys(one).join(', '));
    io.err(`abicus: explain: there is no code '${code}'. Codes: ${codes}. Rules: ${rules}\n`);
    return 2;
  }
  const rule = diffRule(code);
  const json =
    rule === undefined
      ? { code: code.toUpperCase(), ...EXPLANATIONS[code.toUpperCase()] }
      : { rule: code, ...rule };
  io.out(values['json'] === true ? `${JSON.stringify(json, undefined, 2)}\n` : explained);
  return 0;
};
