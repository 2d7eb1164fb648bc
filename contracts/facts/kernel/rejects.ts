/**
 * The checks of each syscall in the order in which they are made, each with its error. Behind the error: `/Full` is the
 * name that wrappers give it, `<slots` a limit, `?a|b` those that are spared it, `*` a call that waits at it, `!` one that
 * every call fails, and `+request`, `+reply`, `+budget` what a rejected call has changed.
 */

const REJECTS = `
  asCreate space=ENOSPC<spaces memory=ENOMEM
  asMap wxorx=EINVAL range=EINVAL space=EINVAL right=EPERM readOnly=EPERM bounds=EPERM overlap=EINVAL memory=ENOMEM
  capClone slot=EPERM factory=EPERM space=ENOSPC<capSlots
  capClose slot=EPERM
  capDerive slot=EPERM rights=EPERM factory=EPERM space=ENOSPC<capSlots
  capQuery slot=EPERM writable=EFAULT
  capTransfer child=EPERM slot=EPERM rights=EPERM manage=EPERM space=ENOSPC<capSlots
  capTransferTo child=EPERM slot=EPERM rights=EPERM manage=EPERM occupied=EPERM
  capWatch slot=EPERM notify=EPERM alive=ESRCH quota=ENOSPC<watchesPerTask
  debugWrite readable=EFAULT
  deviceCapCreate authority=EPERM window=EPERM slot=EPERM
  exec readable=EFAULT image=EINVAL tasks=ENOMEM<tasks spaces=ENOSPC<spaces memory=ENOMEM queue=EAGAIN/RunQueueFull<runQueue
  execV2 authority=EPERM readable=EFAULT image=EINVAL taken=EPERM tasks=ENOMEM<tasks spaces=ENOSPC<spaces memory=ENOMEM queue=EAGAIN/RunQueueFull<runQueue
  factoryDerive factory=EPERM depth=ENOSPC<factoryDepth budget=ENOSPC bytes=ENOSPC share=ENOSPC<endpointBytes space=ENOSPC<capSlots
  ipcEndpointClose slot=EPERM right=EPERM alive=ESRCH
  ipcEndpointCreate deprecated=EPERM!
  ipcEndpointCreateFor factory=EPERM owner=EPERM quota=ENOSPC<endpointsPerOwner budget=ENOSPC endpoints=ENOSPC<endpoints space=ENOSPC<capSlots
  ipcEndpointCreateV2 factory=EPERM quota=ENOSPC<endpointsPerOwner budget=ENOSPC endpoints=ENOSPC<endpoints space=ENOSPC<capSlots
  ipcCall frame=E2BIG<maxFrame length=EINVAL readable=EFAULT right=EPERM replyTo=EINVAL movable=EPERM globalBytes=ENOSPC<queuedBytes factoryBytes=ENOSPC ownerBytes=ENOSPC<queuedBytesPerOwner alive=ESRCH endpointBytes=ENOSPC* peer=EPIPE+request* oversize=EINVAL+request* writable=EFAULT+request* space=ENOSPC<capSlots+request*
  ipcCallStart frame=E2BIG<maxFrame replyFrame=EINVAL<maxFrame right=EPERM moved=EPERM movable=EPERM movedAlive=ESRCH notify=EPERM quota=ENOSPC<callsPerTask calls=ENOSPC<calls replyBytes=ENOSPC alive=ESRCH fits=E2BIG depth=EAGAIN/QueueFull globalBytes=ENOSPC<queuedBytes factoryBytes=ENOSPC ownerBytes=ENOSPC<queuedBytesPerOwner endpointBytes=ENOSPC readable=EFAULT
  ipcCallV2 frame=E2BIG<maxFrame budget=EINVAL right=EPERM+budget moved=EPERM+budget movable=EPERM+budget movedAlive=ESRCH+budget alive=ESRCH+budget fits=E2BIG+budget deadline=ETIMEDOUT+budget* writable=EFAULT+budget globalBytes=ENOSPC<queuedBytes+budget* factoryBytes=ENOSPC+budget* ownerBytes=ENOSPC<queuedBytesPerOwner+budget* endpointBytes=ENOSPC+budget* readable=EFAULT+budget* late=ETIMEDOUT+request* peer=EPIPE+request* space=ENOSPC<capSlots+request* tooLong=E2BIG+request* unmapped=EFAULT+request*
  ipcReplyRecv frame=E2BIG<maxFrame length=EINVAL readable=EFAULT room=EINVAL<maxFrame buffers=EINVAL recvRight=EPERM receiving=ESRCH right=EPERM moved=EPERM movable=EPERM movedAlive=ESRCH globalBytes=ENOSPC<queuedBytes factoryBytes=ENOSPC ownerBytes=ENOSPC<queuedBytesPerOwner alive=ESRCH depth=EAGAIN/QueueFull endpointBytes=ENOSPC empty=EAGAIN/QueueEmpty+reply* deadline=ETIMEDOUT+reply* closed=EPIPE+reply* oversize=EINVAL+reply* writable=EFAULT+reply* space=ENOSPC<capSlots+reply*
  ipcReplyRecvV2 frame=E2BIG<maxFrame token=EINVAL right=EPERM alive=ESRCH reply=ESRCH moved=EPERM movable=EPERM movedAlive=ESRCH readable=EFAULT deadline=ETIMEDOUT+reply* closed=EPIPE+reply* unmapped=EFAULT+reply* space=ENOSPC<capSlots+reply*
  ipcRecv right=EPERM alive=ESRCH empty=EAGAIN/QueueEmpty* deadline=ETIMEDOUT* oversize=EINVAL writable=EFAULT space=ENOSPC<capSlots
  ipcRecvV2 payloadMax=EINVAL<maxFrame buffers=EINVAL right=EPERM alive=ESRCH empty=EAGAIN/QueueEmpty* deadline=ETIMEDOUT* oversize=EINVAL writable=EFAULT space=ENOSPC<capSlots
  ipcSend length=EINVAL readable=EFAULT right=EPERM moved=EPERM movable=EPERM movedAlive=ESRCH globalBytes=ENOSPC<queuedBytes factoryBytes=ENOSPC ownerBytes=ENOSPC<queuedBytesPerOwner alive=ESRCH depth=EAGAIN/QueueFull* deadline=ETIMEDOUT* endpointBytes=ENOSPC
  irqBind irq=EPERM notify=EPERM alive=ESRCH bound=EPERM
  irqComplete irq=EPERM bound=ESRCH received=EAGAIN/WouldBlock
  map wxorx=EINVAL right=EPERM readOnly=EPERM offset=EPERM overlap=EINVAL memory=ENOMEM
  mmioMap right=EPERM offset=EPERM overlap=EINVAL memory=ENOMEM
  recvHeader right=EPERM alive=ESRCH empty=EAGAIN/QueueEmpty payload=EINVAL
  sendHeader length=EINVAL<maxFrame move=EINVAL right=EPERM alive=ESRCH depth=EAGAIN/QueueFull
  spawn pair=EINVAL space=EINVAL bootstrap=EPERM tasks=ENOMEM<tasks stackMemory=ENOMEM queue=EAGAIN/RunQueueFull<runQueue
  taskKill child=EPERM alive=ESRCH
  taskWatch notify=EPERM alive=ESRCH quota=ENOSPC<watchesPerTask
  taskQos.get target=EINVAL
  taskQos.set target=EINVAL authority=EPERM?execd|policyd escalation=EPERM?execd|policyd queue=EAGAIN/RunQueueFull<runQueue
  vmoCreate length=EPERM slot=EPERM space=ENOSPC<capSlots memory=ENOMEM<vmoBytes
  vmoDestroy right=EPERM inUse=EPERM
  vmoRead right=EPERM bounds=EPERM writable=EFAULT
  vmoShareRo right=EPERM space=ENOSPC<capSlots
  vmoWrite right=EPERM bounds=EPERM readable=EFAULT
  wait self=EINVAL children=ECHILD target=ESRCH
  waitNohang self=EINVAL children=ECHILD target=ESRCH running=EAGAIN/WouldBlock
  waitInfo self=EINVAL children=ECHILD target=ESRCH running=EAGAIN/WouldBlock* writable=EFAULT
`;

/** What a rejected call may have changed. */
const CHANGED: Readonly<Record<string, string>> = {
  request: 'the request was sent',
  reply: 'the reply was sent',
  budget: 'the end of a budget that began while it waited',
};

const ROW = /^(\w+)=([A-Z\d]+)(?:\/(\w+))?(?:<(\w+))?(?:\?([\w|-]+))?(?:\+(\w+))?(\*?)(!?)$/;

function lineOf(call: string, text: string, at: number): string {
  const found = ROW.exec(text);
  if (found === null) throw new Error(`${call}: what is ${text}?`);
  const [, check, errno, sentinel, limit, spared, changed, waits, always] = found;
  return [
    `check ${call}.${check} #${at} ${errno}`,
    ...(sentinel === undefined ? [] : [`as ${sentinel}`]),
    ...(spared === undefined ? [] : [`unless(${spared})`]),
    ...(limit === undefined ? [] : [`limit kernel.limit.${limit}`]),
    ...(changed === undefined ? [] : [`changes(${CHANGED[changed]})`]),
    ...(waits === '' ? [] : ['waits']),
    ...(always === '' ? [] : ['always']),
  ].join(' ');
}

/** The lines of all checks of the kernel. */
export const CHECKS: readonly string[] = REJECTS.trim()
  .split('\n')
  .flatMap((row) => {
    const [call = '', ...checks] = row.trim().split(' ');
    return checks.map((one, i) => lineOf(call, one, i));
  });
