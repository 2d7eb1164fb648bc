// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:5140ee474d6cf19d

/** The contracts that this was generated from. A hash leaves out comments and layout. */
export const CONTRACTS = {
  'RFC-0005': 'b0bfa62f1d14daa5c0dfca19533639526a9e64f1460903e2215edcfa39501914',
  'RFC-0013': '9248ff5bab953f99eb14712ef2c4487a8b67ef51f5ac046769fecfcc961dc464',
  'RFC-0014': '97044920ef9c488e90882c648788b4bb8087379b05005109f998ff9688b64307',
  'RFC-0019': 'caa09b20225a5cd4aa4786b4fcca833a8e3ff66bd5eae404213ce47d634eacfc',
  'RFC-0020': '94350c335d319e673d22be18b962a1d004da783c4a8b231752b6d00d55c204e3',
  'RFC-0021': '5ba7b20bfd65e54efc682c849c17cc26509f0d1ffc67d4f9cef7c011f3396d6c',
  'RFC-0022': 'd331fba17de2eb72402e40d9b9ded7e5ee1a49dd533ba24c94e58e6fc7736a09',
  'RFC-0023/qos': 'a320f2a11b52fe48947ef8855166b5e6b86b6de53fd8adc471355471a9905d37',
  'RFC-0023/timed': '43bf4eb9251969340c7f45e55a162181c97244500c22b228ea3fd649759b884c',
  'RFC-0100': '8d65ed22b4c39d787c0f8e94419cc2f39ef5b744a1106ff9f92927267b7b919b',
} as const;
/** One hash over all of them: SHA-256 of a line `id hash` each. */
export const CONTRACTS_SHA256 = 'e4c9b0b1de0f4d67bf11c0702dcbea54d2d1a2ceffd39520c3d80dab2bce50bc';
