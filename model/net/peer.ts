import { type Cidr, readCidr } from '@/model/net/cidr'

/** The other end that a security group rule names. */
export type Peer =
  | { readonly type: 'cidr'; readonly cidr: Cidr }
  | { readonly type: 'self' }
  | { readonly type: 'reference'; readonly id: string }
  /** Meant as a block, and none. */
  | { readonly type: 'malformed'; readonly problem: string; readonly fix: string }

/**
 * Whether a text is meant as a block or an address and not as the id of a resource: digits with dots or a slash, or hexadecimal digits
 * with colons. `10.0.0.0/33` and `10.0.0` are meant so, though they are none.
 */
export const looksLikeCidr = (text: string): boolean =>
  /^[\d.]+\/[^\s]*$/.test(text) || /^\d+(\.\d+)+$/.test(text) || /^[0-9a-fA-F]*(:[0-9a-fA-F.]*){2,}(\/[^\s]*)?$/.test(text)

/** @param exists  whether a text is the id of a resource, which then is what it means */
export function parsePeer(text: string, exists: (id: string) => boolean): Peer {
  if (text === 'self') return { type: 'self' }
  if (exists(text) || !looksLikeCidr(text)) return { type: 'reference', id: text }
  const reading = readCidr(text)
  return reading.cidr === null ? { type: 'malformed', problem: reading.problem, fix: reading.fix } : { type: 'cidr', cidr: reading.cidr }
}
