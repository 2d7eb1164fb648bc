/**
 * Claims of an identity in the fields of a record, which are lines `key=value`. The identity of a record is the kernel's;
 * a field that looks like one would mislead readers. So a key is compared as a reader may see it: after anything that
 * breaks a line, without what does not show, and in lower case.
 */

/** Keys that name an identity. */
const CLAIMS: ReadonlySet<string> = new Set([
  'sender_service_id',
  'service_id',
  'requester_id',
  'service',
]);

/** What some reader takes for the end of a line. */
const LINE_BREAK = /[\u0000\n\v\f\r\u0085\u2028\u2029]/; // oxlint-disable-line no-control-regex -- it is what finds them

/** What does not show: control and format characters, and spaces. */
const UNSEEN = /[\p{C}\p{Z}]/gu;

/** Whether a key of these fields claims an identity. */
export function claimsIdentity(fields: string): boolean {
  return fields.split(LINE_BREAK).some((line) => {
    const at = line.indexOf('=');
    return at !== -1 && CLAIMS.has(seenAs(line.slice(0, at)));
  });
}

function seenAs(key: string): string {
  return key.normalize('NFKC').replaceAll(UNSEEN, '').toLowerCase();
}
