/** Programs of contracts that are not accepted yet: their identities, which are those of the system before, and types. */

/** The facts by package. */
export const DRAFTS: Readonly<Record<string, string>> = {
  execd: `
contract
  execd RFC-0013/execd draft
principal
  execd 0x7b6096126000c028
program
  program.execd
`,
  policyd: `
contract
  policyd RFC-0015/policyd draft
principal
  policyd 0xc4b6d847aa573fa1
program
  program.policyd depth 31
`,
  statefsd: `
contract
  statefsd RFC-0018/statefsd draft
principal
  statefsd 0xd9f31d00b74c1b47
program
  program.statefsd depth 31
type statefsd.type.
  StateKey record 3..257B(key:text(u16 1..255)@0)
`,
  metricsd: `
contract
  metricsd RFC-0024/metricsd draft
principal
  metricsd 0x32c5f2e014497e76
program
  program.metricsd depth 31
`,
  netstackd: `
contract
  netstackd RFC-0029/netstackd draft
principal
  netstackd 0xb64b904a0313921c
program
  program.netstackd depth 31
type netstackd.type.
  LocalEnd sized 2..6B any(port:u16@0) address(ip:octets(4)@0 port:u16@4)
`,
};
