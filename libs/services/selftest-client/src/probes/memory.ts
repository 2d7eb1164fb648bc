/** Memory objects: sharing by mapping, and queries of their capability. */
import {
  asMapFlags,
  asPageVa,
  asRights,
  asWaitTarget,
  CapKind,
  capQuery,
  capTransferTo,
  map,
  MapFlags,
  MARKERS,
  Rights,
  vmoCreate,
  vmoWrite,
  wait,
} from '@abicus/abi-kernel';
import { PAGE_SIZE } from '@abicus/abi-board';
import { GRANT, NO_VALUE, outcome, startChild, type Probe, type ProbeContext } from '@abicus/probe';
import { proof, type Evidence, type Failure, type Program } from '@abicus/wire';
import { CHILD_WORD, PARENT_WORD, SHARED_VA } from '../programs/children.ts';
import { CLIENT } from '../slots.ts';

const SHARE = MARKERS.vmoShare;
const QUERY = MARKERS.capQueryVmo;
/** Two pages, in bytes. */
const LENGTH = PAGE_SIZE + PAGE_SIZE;
/** Differs from the address at which the child maps the page: the page is shared, not the address. */
const VA = asPageVa(SHARED_VA + PAGE_SIZE);
const WORD = VA;
const READ_WRITE = asMapFlags(MapFlags.VALID | MapFlags.READ | MapFlags.WRITE | MapFlags.USER);

function* runShare(context: ProbeContext): Program<Evidence<typeof SHARE> | Failure<typeof SHARE>> {
  const { cpu } = context;
  const checks = proof(SHARE);
  const vmo = yield* vmoCreate(cpu, undefined, PAGE_SIZE);
  checks.equal('vmoCreate', 'a page', outcome(vmo), 'ok');
  if (!vmo.ok) return checks.end();
  const mapped = yield* map(cpu, vmo.value, VA, 0, READ_WRITE);
  checks.equal('map', 'the page', outcome(mapped), 'ok');
  if (!mapped.ok) return checks.end();
  checks.equal('vmoCreate', 'it is zero', cpu.load32(VA + CHILD_WORD), 0);
  cpu.store32(VA + PARENT_WORD, WORD);
  const child = yield* startChild(context, 'child.vmo');
  if (!child.ok) return checks.end();
  const transferred = yield* capTransferTo(
    cpu,
    child.value,
    vmo.value,
    asRights(Rights.MAP | Rights.WRITE),
    GRANT,
  );
  checks.equal('capTransferTo', 'to a child', outcome(transferred), 'ok');
  const exited = yield* wait(cpu, asWaitTarget(child.value));
  checks.equal(
    'capTransferTo',
    'the child ends well',
    exited.ok ? exited.value.status : NO_VALUE,
    0,
  );
  checks.equal('map', 'what the child wrote', cpu.load32(VA + CHILD_WORD), WORD + 1);
  return checks.end();
}

function* runQuery({ cpu }: ProbeContext): Program<Evidence<typeof QUERY> | Failure<typeof QUERY>> {
  const checks = proof(QUERY);
  const vmo = yield* vmoCreate(cpu, undefined, LENGTH);
  if (!vmo.ok) return checks.end();
  const written = yield* vmoWrite(cpu, vmo.value, PAGE_SIZE, Uint8Array.of(CapKind.Vmo));
  const info = yield* capQuery(cpu, vmo.value);
  checks.equal('capQuery', 'a memory object is written', outcome(written), 'ok');
  checks.equal('capQuery', 'and queried', outcome(info), 'ok');
  checks.equal('capQuery', 'kind', info.ok ? info.value.capKind : NO_VALUE, CapKind.Vmo);
  checks.equal('capQuery', 'length', info.ok ? info.value.length : NO_VALUE, BigInt(LENGTH));
  const endpoint = yield* capQuery(cpu, CLIENT.loopbackSend);
  checks.equal('capQuery', 'of an endpoint', outcome(endpoint), 'EPERM');
  return checks.end();
}

/** `SELFTEST: vmo share ok`. */
export const vmoShare: Probe<typeof SHARE> = { marker: SHARE, run: runShare };
/** `SELFTEST: cap query vmo ok`. */
export const capQueryVmo: Probe<typeof QUERY> = { marker: QUERY, run: runQuery };
