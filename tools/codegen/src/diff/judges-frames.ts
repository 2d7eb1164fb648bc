/** Judges of what frames are made of: fields, forms of choices, versions of envelopes, answers. */
import { members } from './judges-values.ts';
import { show } from './difference-text.ts';
import type { Judge } from './judge.ts';
import { fieldsOf, same, type Fields } from './walk.ts';

/** Fields that came or went. Old peers may end a request before a tail, and send none. */
export const fieldEntries: Judge = ({ after, ways }) => {
  if (after === undefined) return [{ rule: 'field-removed' }];
  const isLeftOut = fieldsOf(after)['kind'] === 'tail' && ways.every((way) => way === 'request');
  if (!isLeftOut) return [{ rule: 'field-added' }];
  return [{ rule: 'request-loosened', text: 'a tail that requests may have', way: 'request' }];
};

/** Forms of a union, or those that sizes distinguish: a decoder rejects all others. */
export const forms: Judge = (seen) => {
  const said = (form: unknown): string => {
    const { tag } = fieldsOf(form);
    return tag === undefined ? 'a form of its size' : `the form of tag ${show(tag)}`;
  };
  const { before, after, key = '' } = seen;
  const text = after === undefined ? `${key} was ${said(before)}` : `${key} is ${said(after)}`;
  return members(() => false)(seen).map((hit) => ({ ...hit, text }));
};

/** The envelope of the contract that something is in. */
function envelopeIn(holder: Fields): Fields {
  return fieldsOf(fieldsOf(holder['service'])['envelope']);
}

const versionsIn = (holder: Fields): string[] =>
  Object.keys(fieldsOf(envelopeIn(holder)['versions']));

/**
 * Versions of an envelope. A new one changes nothing for those that speak another, unless what is
 * generated for one version alone has to be called differently now, or events are sent in the new one.
 */
export const versionEntries: Judge = ({ key = '', before, after, holders: [old, now] }) => {
  const said = (one: unknown): string => `version ${show(fieldsOf(one)['number'])}`;
  if (after === undefined) return [{ rule: 'element-removed', text: `${key} was ${said(before)}` }];
  const sends = Object.keys(fieldsOf(fieldsOf(now['service'])['events'])).length > 0;
  const breaks = versionsIn(old).length < 2 || (sends && versionsIn(now).at(-1) === key);
  const text = `${key} is ${said(after)}`;
  return [{ rule: breaks ? 'envelope-changed' : 'element-added', text }];
};

/** Whether the requests of a version are answered with a status, whatever they hold. */
export const versionRejected: Judge = ({ before, after }) => {
  if (before !== undefined && after !== undefined) return [{ rule: 'check-changed' }];
  return [{ rule: after === undefined ? 'request-loosened' : 'request-tightened' }];
};

/** An answer to frames that do not decode. What is not stated is that to malformed ones; a status alone is all of it. */
function answerOf(stated: unknown, holder: Fields): Fields {
  const given = stated ?? envelopeIn(holder)['malformed'];
  const answer = typeof given === 'string' ? { kind: 'answer', status: given } : fieldsOf(given);
  return { form: 'header', nonce: 'echo', opcode: 'own', ...answer };
}

/** How a frame is answered that does not decode. */
export const answered: Judge = ({ before, after, holders: [old, now] }) =>
  same(answerOf(before, old), answerOf(after, now)) ? [] : [{ rule: 'envelope-changed' }];
