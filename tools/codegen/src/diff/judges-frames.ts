/** Judges of what frames are made of: fields, forms of choices, versions of envelopes, answers. */
import { members } from './judges-values.ts';
import { show } from './difference-text.ts';
import type { Judge } from './judge.ts';
import { fieldsOf, same, type Fields } from './walk.ts';

/** Fields that came or went. Old peers may end a request before a tail, and send none. */
export const fieldEntries: Judge = {
  may: ['field-removed', 'field-added', 'request-loosened'],
  judge: ({ before, after, ways }) => {
    if (after === undefined) return [{ rule: 'field-removed' }];
    const inRequests = ways.length > 0 && ways.every((way) => way === 'request');
    if (before !== undefined || fieldsOf(after)['kind'] !== 'tail' || !inRequests) {
      return [{ rule: before === undefined ? 'field-added' : 'field-removed' }];
    }
    return [{ rule: 'request-loosened', text: 'a tail that requests may have', way: 'request' }];
  },
};

/** Forms of a union, or those that sizes distinguish: a decoder rejects all others. */
export const forms: Judge = {
  may: ['enum-member-removed', 'enum-grew', 'reply-enum-grew'],
  judge: (seen) => {
    const said = (form: unknown): string => {
      const { tag } = fieldsOf(form);
      return tag === undefined ? 'a form of its size' : `the form of tag ${show(tag)}`;
    };
    const { before, after, key = '' } = seen;
    const text = after === undefined ? `${key} was ${said(before)}` : `${key} is ${said(after)}`;
    return members(() => false)
      .judge(seen)
      .map((hit) => ({ ...hit, text }));
  },
};

/** The envelope of the contract that something is in. */
function envelopeIn(holder: Fields): Fields {
  return fieldsOf(fieldsOf(holder['service'])['envelope']);
}

/**
 * Versions of an envelope. A new one changes nothing for those that speak another, unless what is
 * generated for one version alone has to be called differently now, or events are sent in the new one.
 */
export const versionEntries: Judge = {
  may: ['element-removed', 'element-added', 'envelope-changed'],
  judge: ({ key = '', before, after, holders }) => {
    const said = (one: unknown): string => `version ${show(fieldsOf(one)['number'])}`;
    if (after === undefined)
      return [{ rule: 'element-removed', text: `${key} was ${said(before)}` }];
    const [old, now] = holders.map((one) => Object.keys(fieldsOf(envelopeIn(one)['versions'])));
    const [, contract] = holders;
    const sends = Object.keys(fieldsOf(fieldsOf(contract['service'])['events'])).length > 0;
    const alone = (old ?? []).length < 2;
    const breaks = alone || (sends && now?.at(-1) === key);
    const text = `${key} is ${said(after)}`;
    return [{ rule: breaks ? 'envelope-changed' : 'element-added', text }];
  },
};

/** Whether the requests of a version are answered with a status, whatever they hold. */
export const versionRejected: Judge = {
  may: ['request-tightened', 'request-loosened', 'check-changed'],
  judge: ({ before, after }) => {
    if (before !== undefined && after !== undefined) return [{ rule: 'check-changed' }];
    return [{ rule: after === undefined ? 'request-loosened' : 'request-tightened' }];
  },
};

/** How a frame is answered that does not decode: a status alone stands for an answer with nothing more. */
export const answered: Judge = {
  may: ['envelope-changed'],
  judge: ({ before, after, holders }) => {
    const [old, now] = [before, after].map((one, i) => {
      const given = one ?? envelopeIn(holders[i] ?? {})['malformed'];
      const answer = typeof given === 'string' ? { kind: 'answer', status: given } : given;
      return { form: 'header', nonce: 'echo', opcode: 'own', ...fieldsOf(answer) };
    });
    return same(old, now) ? [] : [{ rule: 'envelope-changed' }];
  },
};
