/** The evidence for `logd: ready`: an empty journal tells so, by the frames and handlers that clients use. */
import {
  decodeQueryReply,
  decodeStatsReply,
  encodeQuery,
  encodeStats,
  type Correlation,
  type MARKERS,
} from '@abicus/abi-logd';
import type { Ask } from '@abicus/service';
import type { Proof } from '@abicus/wire';

const FIRST: Correlation = { version: 'v2', nonce: 1n };

/** Checks the handlers. */
export function selfCheck(checks: Proof<typeof MARKERS.logdReady>, ask: Ask): void {
  const asked = ask(encodeQuery({ since: 0n, max: 1 }, FIRST)) ?? new Uint8Array();
  const page = decodeQueryReply(asked, FIRST);
  checks.equal('logd.query', 'records', page.ok ? page.value.records.length : page.error, 0);
  const stats = decodeStatsReply(ask(encodeStats(FIRST)) ?? new Uint8Array(), FIRST);
  checks.equal('logd.stats', 'records', stats.ok ? stats.value.usedRecords : stats.error, 0);
}
