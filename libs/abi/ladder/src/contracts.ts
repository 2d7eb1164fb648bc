// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:eef07b0285e4692c

/** The contracts that this was generated from. A hash leaves out comments and layout. */
export const CONTRACTS = {
  'RFC-0005': 'a055c87987be617dcdbd8c49d036fa7d77ffd2ce42c66b38142bdfc908b8080c',
  'RFC-0013': 'd04f7a81081394a648feb44d32dd34545215968a255b4441fcd790b049a3516d',
  'RFC-0014': 'abf3be04e8af4379ebd43427977d2d85d6f452cf30bf37b32a773f645b5a11b3',
  'RFC-0019': 'f6ae461b857c9333841e27e21de1fd09522fc6b543d569abe8a6826c778f6c00',
  'RFC-0020': '28ee9e879c9f92a2a13e7f4e4f309afa5201bd8a8caa98b5731abe71440041e2',
  'RFC-0021': 'c144ca729bb98ebe97ce11f887785d44ee68a70e2f9c5eb066e1987c4567cc0f',
  'RFC-0022': '8f7e42f89b538fe4c69d899826229c55dbcb6895ca0d532d19250d6609110217',
  'RFC-0023/qos': '13e3100d877d1e45fbae5e4c61aebe6a05a16eddd5514d658632daad8f5e8918',
  'RFC-0023/timed': '878b035752bce26e474d3c6f6d6b9a7b1f999cdac07b9ffc2850f388b2060228',
  'RFC-0100': '8d65ed22b4c39d787c0f8e94419cc2f39ef5b744a1106ff9f92927267b7b919b',
} as const;
/** One hash over all of them: SHA-256 of a line `id hash` each. */
export const CONTRACTS_SHA256 = '371488535e1f24cdc06d1b01953e2b7dc94a8fd0f05fa0db9d3242677b10f405';
