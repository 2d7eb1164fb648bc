/** Memory objects as plain data. The bytes of each are in contiguous frames of RAM. */

/** A memory object. Plain data. */
export interface Vmo {
  readonly id: number;
  /** Its first frame. */
  readonly frame: number;
  readonly pages: number;
  /** Size in bytes as requested; its pages may hold more. */
  readonly length: number;
  /** Number of capabilities to it, those in transit included. */
  caps: number;
  /** Number of page mappings of it in all spaces. */
  mappings: number;
}
