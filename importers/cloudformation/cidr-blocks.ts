import { addressBits } from '@/model/net/address'
import { cidrAround, formatCidr, networkOf } from '@/model/net/cidr'

/** Most blocks that Fn::Cidr makes. Source: AWS CloudFormation User Guide, "Fn::Cidr". */
const mostBlocks = 256

/**
 * Fn::Cidr: as many blocks as wanted, one after the other.
 *
 * @param hostBits  bits of an address that each block leaves
 * @returns null where the block does not hold as many, or one of the numbers is none that CloudFormation takes
 */
export function cidrBlocks(block: string, count: number, hostBits: number): readonly string[] | null {
  const whole = networkOf(block)
  if (whole === null || !Number.isInteger(count) || count < 1 || count > mostBlocks) return null
  const bits = addressBits(whole.family)
  if (!Number.isInteger(hostBits) || hostBits < 1 || hostBits > bits) return null
  const prefixLength = bits - hostBits
  if (prefixLength < whole.prefixLength) return null
  const size = 1n << BigInt(hostBits)
  const blocks: string[] = []
  for (let i = 0n; i < BigInt(count); i++) {
    const first = whole.first + i * size
    if (first + size - 1n > whole.last) return null
    blocks.push(formatCidr(cidrAround({ family: whole.family, value: first }, prefixLength)))
  }
  return blocks
}
