/** The types of the kernel: what is on the wire between it and programs, byte for byte. */

/** Of the system whose ABI this is: rights, flags, classes, and the frames in memory that calls read and fill. */
const UPSTREAM = `
type kernel.type.
  Rights flags u32(SEND=1 RECV=2 MAP=4 MANAGE=8 WRITE=16 TIME=32) errno EPERM
  SendFlags flags u32(NONBLOCK=1) errno EINVAL
  RecvFlags flags u32(NONBLOCK=1 TRUNCATE=2) errno EINVAL
  MsgFlags flags u16 open(CAP_MOVE=1) errno EINVAL
  Prot flags u32(READ=1 WRITE=2 EXEC=4) errno EINVAL
  AsMapFlags flags u32(USER=1) errno EINVAL
  MapFlags flags u32(VALID=1 READ=2 WRITE=4 EXEC=8 USER=16) errno EINVAL
  CapKind enumeration u32 closed(Vmo=1 DeviceMmio=2) errno EINVAL
  SpawnFailReason enumeration u32 closed(Unknown=0 Oom=1 CapTableFull=2 EndpointQuota=3 MapFailed=4 InvalidPayload=5 DeniedByPolicy=6) errno EINVAL
  QosClass enumeration u8 closed(Idle=0 Normal=1 Interactive=2 PerfBurst=3) initial Normal errno EINVAL
  AckOutcome enumeration u8 closed(Acked=0 NoPendingRequest=1)
  Pid newtype u32 errno EINVAL
  CapSlot newtype u32 errno EPERM
  AsHandle newtype u32 min 1 errno EINVAL
  HartId newtype u16 errno EINVAL
  CpuId newtype u16 errno EINVAL
  EndpointId newtype u32 errno EINVAL
  VmoId newtype u32 errno EINVAL
  UserPtr newtype u53 errno EINVAL
  PageVa newtype u53 align 4096 below 2147483648 errno EINVAL
  PageLength newtype u53 align 4096 min 4096 below 2147483648 errno EINVAL
  PhysicalPage newtype u53 align 4096 errno EINVAL
  EntryPc newtype u53 align 2 below 2147483648 errno EINVAL
  QueueDepth newtype u32 min 1 below 257 errno EINVAL
  StackPages newtype u32 min 1 below 65 errno EINVAL
  ExitStatus newtype i32 errno EINVAL
  WaitTarget newtype i32 errno EINVAL
  MsgHeader struct 16B(src:u32@0 dst:u32@4 ty:MsgType@8 flags:MsgFlags@10 len:u32@12) errno EINVAL
  RecvDesc struct 64B(magic:u32=1314408754@0 version:u32=1@4 slot:CapSlot@8 pad:zero(4)@12 headerOut:UserPtr@16 payloadOut:UserPtr@24 payloadMax:u53.bytes@32 senderServiceIdOut:UserPtr@40 flags:RecvFlags@48 pad2:zero(4)@52 deadline:u64.ns@56) errno EINVAL
  CapInfo struct 24B(capKind:CapKind@0 reserved:zero(4)@4 base:u64@8 length:u64.bytes@16) errno EINVAL
  BootstrapMsg struct 32B(argc:u32@0 pad:zero(4)@4 argv:UserPtr@8 env:UserPtr@16 capSeedEndpoint:u32@24 flags:u32@28) errno EINVAL
  BootstrapInfo struct 32B(version:u32=2@0 reserved:zero(4)@4 namePtr:UserPtr@8 nameLength:u32.bytes@16 reserved2:zero(4)@20 serviceId:u64@24) errno EINVAL
`;

/** This kernel's own: notices, calls in one trap, the reasons of ends. */
const OWN = `
type kernel.type.
  MsgType enumeration u16 open(PeerGone=65280 Interrupt=65281)
  MessageKind enumeration u32 closed(Message=0 Request=1 Reply=2 PeerGone=3 TimedOut=4 TooLong=5) errno EINVAL
  GoneSide enumeration u32 closed(Endpoint=1 Senders=2 Task=3)
  PeerGone struct 24B(side:GoneSide@0 slot:CapSlot@4 cookie:u64@8 serial:u64@16) errno EINVAL
  InterruptNotice struct 16B(line:u32@0 reserved:zero(4)@4 cookie:u64@8) errno EINVAL
  ExitReason enumeration u32 closed(Clean=0 Error=1 Fault=2 Killed=3) errno EINVAL
  ExitInfo struct 24B(pid:Pid@0 status:ExitStatus@4 reason:ExitReason@8 cause:u32@12 killer:Pid@16 reserved:zero(4)@20) errno EINVAL
  WaitFlags flags u32(NOHANG=1) errno EINVAL
  ReschedOutcome enumeration u8 closed(Accepted=0 AlreadyPending=1 InvalidCpu=2 OfflineCpu=3)
  EndpointBudget newtype u32 min 1 errno EINVAL
  Instant newtype u53 errno EINVAL
`;

/** The types of the kernel. */
export const TYPES: string = UPSTREAM + OWN;
