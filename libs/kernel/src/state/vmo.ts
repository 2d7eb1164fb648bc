/** Memory objects as data; their bytes are frames of RAM in one piece. */

/** A memory object. Plain data. */
export interface Vmo {
  readonly id: number;
  /** Its first frame. */
  readonly frame: number;
  readonly pages: number;
  /** Bytes that it was made for; its pages may hold more. */
  readonly length: number;
  /** Capabilities that name it, on their way included. */
  caps: number;
  /** Pages of spaces that show it. */
  mappings: number;
}
