/**
 * What a change of each point of the language is, written down by hand: a line of what its changes come to, and below it
 * the points of which that is so. A bound of a type counts both ways: in requests and in replies.
 */
export const OUTCOMES = `
came argument-changed, gone argument-changed
    syscall.args entries, op.args entries
came authority-widened, gone authority-narrowed
    contract.program.endpoints entries, contract.boot.slots entries
came authority-widened, gone calls-dropped
    contract.notifies entries
came authority-widened, gone name-removed
    contract.board.devices entries, contract.board.attached entries
came check-added, gone check-removed and name-removed
    syscall.checks entries, op.checks entries, serviceOp.checks entries
came edge-added, gone edge-removed
    contract.machine.edges entries
came element-added, gone element-removed
    contract.types entries, contract.errors entries, contract.syscalls entries, syscall.ops entries,
    contract.service presence, contract.service.status entries, contract.service.ops entries,
    contract.service.events entries, contract.rpc presence, contract.rpc.errors entries,
    contract.rpc.methods entries, contract.rpc.notifications entries
came enum-grew and reply-enum-grew, gone enum-member-removed
    enumeration.values entries, flags.bits entries, union.variants entries, sized.variants entries
came envelope-changed, gone element-removed
    contract.service.envelope.versions entries
came envelope-changed, gone envelope-changed
    contract.service.envelope.foreign presence, contract.service.envelope.unknownOpcode presence,
    contract.service.envelope.unknownVersion presence
came field-added, gone field-removed
    struct.fields entries, record.fields entries, variant.fields entries, sized.variants.* entries,
    serviceOp.request entries, serviceOp.reply entries, event.fields entries
came invariant-added, gone invariant-removed
    contract.security.invariants entries
came layout-kept, gone layout-forgotten
    stored.was entries
came limit-changed, gone limit-changed
    limit.profiles entries, byEnum.values entries
came limit-retyped, gone limit-retyped
    limit.scalar presence, byEnum.scalar presence
came marker-added, gone marker-removed
    contract.markers entries
came name-added, gone name-removed
    contract.limits entries, contract.audit entries, contract.diagnostics entries, contract.machine presence,
    contract.profiles entries, contract.phases entries, device.registers entries,
    contract.board.numbers entries, contract.board.numbers.* entries, contract.config entries
came otherwise-added, gone otherwise-dropped
    contract.machine.otherwise entries, contract.machine.otherwise.* entries
came program-added, gone program-removed
    contract.program presence
came result-changed, gone result-changed
    syscall.results entries, op.results entries
came stored-added, gone stored-removed
    contract.persisted presence, contract.persisted.entries entries
came supervision-changed, gone supervision-changed
    contract.program.supervision presence
more argument-changed, less argument-changed, order argument-changed
    span.short
more audit-changed, less audit-changed, order audit-changed
    line.fields
more authority-moved, less authority-moved
    device.base
more authority-widened, less authority-narrowed
    device.size
more authority-widened, less authority-narrowed, came authority-widened, gone authority-narrowed
    contract.program.endpointBudget
more authority-widened, less authority-narrowed, order order-changed
    callerIs.principals, serviceOp.authority
more authority-widened, less authority-narrowed, order order-changed, all authority-widened, few authority-narrowed
    contract.service.authority
more authority-widened, less authority-narrowed, order slot-moved
    contract.program.devices
more authority-widened, less calls-dropped, all authority-widened, few calls-dropped, came authority-widened, gone calls-dropped
    contract.calls
more authority-widened, less calls-dropped, order order-changed
    contract.notifies.*
more budget-raised, less budget-lowered, came budget-lowered, gone budget-raised
    serviceOp.budget
more config-loosened, less config-tightened
    contract.config.*
more cost-changed, less cost-changed
    syscall.cost, op.cost
more cost-changed, less cost-changed, came cost-changed, gone cost-changed
    serviceOp.cost
more creates-changed, less creates-changed, order order-changed
    contract.machine.creates
more deadline-lengthened, less deadline-shortened
    method.deadline
more element-added, less element-removed, order order-changed
    serviceOp.versions
more envelope-changed, less envelope-changed
    contract.service.envelope.version, contract.rpc.version
more envelope-changed, less envelope-changed, order envelope-changed
    contract.service.envelope.reply, version.reply
more field-changed, less field-changed
    zero.size, constant.value, octets.size
more ladder-grew, less ladder-reordered, order ladder-reordered
    contract.ladder
more layout-migrated, less layout-changed
    stored.version
more limit-raised, less limit-lowered
    limit.profiles.*, limit.value, byEnum.values.*, contract.rpc.maxMessage, contract.rpc.maxCalls,
    contract.persisted.maxKey
more method-error-added, less method-error-removed, order order-changed
    method.errors
more must-use-added, less must-use-removed, order order-changed
    contract.mustUse
more name-added of principal.b, less name-removed of principal.b, order order-changed
    contract.principals
more number-moved, less number-moved
    enumeration.values.*, flags.bits.*, variant.tag, errno.number, syscall.number, op.selector, version.number,
    contract.service.status.*, serviceOp.opcode, event.opcode, contract.board.numbers.*.*
more promise-reworded, less promise-reworded, order order-changed
    contract.goals, contract.nonGoals, contract.security.threats, contract.security.dontDo,
    contract.security.mitigations, contract.security.openRisks
more proof-gained, less proof-lost, order order-changed
    contract.markers.*.proves
more register-moved, less register-moved
    register.offset
more register-moved, less register-moved, came register-moved, gone register-moved
    register.stride
more reject-changes-more, less reject-changes-less, order order-changed
    check.changesOnReject
more reply-loosened, less reply-tightened
    method.result, notification.params
more request-loosened and reply-loosened, less request-tightened and reply-tightened
    ranged.max, text.max, bytes.max, list.max
more request-loosened and reply-loosened, less request-tightened and reply-tightened, came request-tightened and reply-tightened, gone request-loosened and reply-loosened
    newtype.rules.below, list.bytes
more request-loosened, less request-tightened
    method.params
more request-tightened and reply-tightened, less request-loosened and reply-loosened
    newtype.rules.align, ranged.min, text.min, bytes.min, list.min, span.min
more request-tightened and reply-tightened, less request-loosened and reply-loosened, came request-tightened and reply-tightened, gone request-loosened and reply-loosened
    newtype.rules.min
more reservation-added, less reservation-dropped, order order-changed
    contract.reserved.errnos, contract.reserved.names, contract.reserved.opcodes, contract.reserved.syscalls
more resource-raised, less resource-lowered
    contract.program.depth, contract.program.endpoints.*
more resource-raised, less resource-lowered, came resource-raised, gone resource-lowered
    contract.program.stackPages
more retry-gained of it.status.b, less retry-lost of it.status.b, order order-changed
    contract.service.retryable
more rung-bound, less rung-freed, order order-changed
    contract.markers.*.after
more sentinel-changed, less sentinel-changed, order order-changed
    errno.sentinels
more slot-moved, less slot-moved
    contract.boot.slots.*
more supervision-changed, less supervision-changed
    contract.program.supervision.maxInWindow, contract.program.supervision.window
more waits-added, less calls-dropped, order order-changed
    serviceOp.calls
order checks-reordered
    syscall.checks order, op.checks order, serviceOp.checks order
order envelope-changed
    contract.service.envelope.versions order
order fields-reordered
    struct.fields order, record.fields order, variant.fields order, sized.variants.* order,
    serviceOp.request order, serviceOp.reply order, event.fields order
order ladder-reordered
    contract.markers order
order order-changed
    contract.types order, enumeration.values order, flags.bits order, union.variants order,
    sized.variants order, contract.errors order, contract.limits order, limit.profiles order,
    byEnum.values order, contract.syscalls order, syscall.ops order, syscall.args order, syscall.results order,
    op.args order, op.results order, contract.audit order, contract.service.status order,
    contract.service.ops order, contract.service.events order, contract.rpc.errors order,
    contract.rpc.methods order, contract.rpc.notifications order, contract.persisted.entries order,
    stored.was order, contract.security.invariants order, contract.diagnostics order,
    contract.machine.otherwise order, contract.machine.otherwise.* order, contract.machine.edges order,
    contract.profiles order, contract.phases order, contract.board.devices order, device.registers order,
    contract.board.attached order, contract.board.numbers order, contract.board.numbers.* order,
    contract.boot.slots order, contract.config order
order slot-moved
    contract.program.endpoints order, contract.notifies order
other argument-changed
    syscall form, selector.register, arg.register, arg.type, optional.none, optional.of, pointer.direction,
    pointer.of, span.direction, span.length
other argument-changed, came argument-changed, gone argument-changed
    span.max
other audit-changed
    line.prefix
other audit-lost, came audit-gained, gone audit-lost
    syscall.audit, op.audit, serviceOp.audit
other authority-moved
    contract.board.attached.*.window, contract.board.attached.*.line
other authority-moved, came authority-moved, gone authority-moved
    contract.board.attached.*.slot
other authority-narrowed and authority-widened
    register.access
other boot-reordered
    contract.boot.first
other check-changed
    selector.errno, check.error
other check-changed, came errno-named, gone errno-left-out
    newtype.rules.errno, enumeration.errno, flags.errno, struct.errno
other check-changed, came request-tightened, gone request-loosened
    version.rejected
other check-limit-changed, came check-limit-changed, gone check-limit-changed
    check.limit
other contract-moved
    contract.feeds
other contract-renamed
    contract.id
other diagnostic-changed
    contract.diagnostics.*.by, contract.diagnostics.*.text
other domain-changed
    contract.security.invariants.*.forAll
other edge-changed
    edge.from, edge.to
other edge-changed, came edge-changed, gone edge-changed
    edge.event, edge.on
other edge-timing-changed, came edge-timing-changed, gone edge-timing-changed
    edge.after, edge.atMost
other envelope-changed
    contract.service.envelope form, contract.service.envelope.magic, contract.service.envelope.malformed,
    contract.service.envelope.nonce form, version.nonce form, version.place, answer.form, answer.nonce,
    answer.opcode, answer.status
other envelope-changed, came envelope-changed, gone envelope-changed
    contract.service.envelope.denied, answer.as, answer.version
other field-changed
    struct.fields.*, text.length, bytes.length, list.length, list.of, tail.of, record.fields.*,
    variant.fields.*, sized.variants.*.*, serviceOp.request.*, serviceOp.reply.*, event.fields.*
other initial-changed
    contract.machine.initial
other initial-changed, came initial-changed, gone initial-changed
    enumeration.initial
other layout-changed, more layout-changed, less layout-changed
    stored.value, stored.was.*
other limit-changed
    contract.limits.* form, limit.atLimit, byEnum.of
other machine-renamed
    contract.machine.resource
other marker-changed
    contract.markers.*.by, contract.markers.*.text
other marker-changed, came marker-changed, gone marker-changed
    contract.markers.*.profile
other otherwise-changed
    contract.machine.otherwise.*.*
other phase-changed
    contract.phases.*.until
other profile-changed
    contract.profiles.*.harts
other program-renamed, came program-renamed, gone program-renamed
    contract.program.name
other promise-reworded
    errno.doc, check.doc, rpcError.doc, contract.security.invariants.*.text, contract.phases.*.doc
other promise-reworded, came promise-reworded, gone promise-reworded
    serviceOp.peerDeath, contract.failureModel
other result-changed, came result-changed, gone result-changed
    syscall.returns, op.returns
other sentinel-changed, came sentinel-changed, gone sentinel-changed
    check.as
other service-renamed
    contract.service.name, contract.rpc.name
other stamp-changed
    contract.log.stamp
other states-moved, came states-moved, gone states-moved
    contract.machine.states
other status-changed
    contract.status
other stored-moved
    contract.persisted.store, stored.key
other supervision-changed
    contract.program.supervision.restart, contract.program.supervision.backoff
other transfer-changed
    serviceOp.answers, serviceOp.rejects, notification.by
other transfer-changed, all transfer-changed, few transfer-changed
    serviceOp.malformed
other transfer-changed, came transfer-changed, gone transfer-changed
    serviceOp.moves
other type-changed
    contract.types.* form
other unit-changed, came unit-changed, gone unit-changed
    scalar.unit
other width-changed
    scalar.wire
set authority-widened, cleared authority-narrowed
    contract.program.time
set call-retired, cleared call-revived
    check.always
set idempotence-gained, cleared idempotence-lost
    serviceOp.idempotent, method.idempotent
set listing-gained, cleared listing-lost
    stored.scan
set marker-changed, cleared marker-changed
    contract.markers.*.detail
set no-return-changed, cleared no-return-changed
    syscall.noReturn, op.noReturn
set openness-changed, cleared openness-changed
    enumeration.closed
set request-loosened and reply-loosened, cleared request-tightened and reply-tightened
    flags.open
set retry-gained, cleared retry-lost
    errno.retryable, rpcError.retryable
set supervision-changed, cleared supervision-changed
    contract.program.endsRun
set waits-changed, cleared waits-changed
    check.waits
`;
