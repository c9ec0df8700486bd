import type { RawValue } from '@/importers/raw/raw-value'
import { asNumber } from '@/importers/terraform/hcl/conversions'
import { closed, type Functions, ofTexts } from '@/importers/terraform/hcl/function-kit'
import { type Result, Wrong } from '@/importers/terraform/hcl/operators'
import { addressBits, formatAddress } from '@/model/net/address'
import { type Cidr, formatCidr, networkOf } from '@/model/net/cidr'

const noBlock = new Wrong('A CIDR block such as 10.0.0.0/16 was expected', 'Give it a block with its prefix length.')
const noNumber = new Wrong('A whole number was expected', 'Give it a number such as 8.')

const blockOf = (value: RawValue | undefined): Cidr | null => (typeof value === 'string' ? networkOf(value) : null)

function wholeOf(value: RawValue | undefined): number | null {
  const number = value === undefined ? null : asNumber(value)
  return number !== null && Number.isSafeInteger(number) ? number : null
}

/** Words of a mistake with the bits that are added; null: they fit. */
function bitsMistake(block: Cidr, added: number, least: number): Wrong | null {
  const bits = addressBits(block.family)
  if (added < least || added > 32) return new Wrong(`A prefix cannot be made ${added} bits longer`, `Give it a number from ${least} to 32.`)
  return block.prefixLength + added > bits
    ? new Wrong(`A /${block.prefixLength} has no room for ${added} more bits: an address has ${bits}`, 'Add fewer bits.')
    : null
}

function subnetAt(block: Cidr, prefixLength: number, first: bigint): Cidr {
  const size = 1n << BigInt(addressBits(block.family) - prefixLength)
  return { family: block.family, first, last: first + size - 1n, prefixLength }
}

export const networkFunctions: Functions = {
  cidrsubnet: closed(3, 3, ([prefix, newbits, netnum]): Result => {
    const block = blockOf(prefix)
    const [added, number] = [wholeOf(newbits), wholeOf(netnum)]
    if (block === null) return noBlock
    if (added === null || number === null) return noNumber
    const mistake = bitsMistake(block, added, 0)
    if (mistake !== null) return mistake
    if (number < 0 || BigInt(number) >= 1n << BigInt(added))
      return new Wrong(`${added} bits have no room for a subnet with the number ${number}`, 'Add more bits, or take a smaller number.')
    const length = block.prefixLength + added
    return formatCidr(subnetAt(block, length, block.first + (BigInt(number) << BigInt(addressBits(block.family) - length))))
  }),
  cidrsubnets: closed(1, 1000, ([prefix, ...newbits]): Result => {
    const block = blockOf(prefix)
    if (block === null) return noBlock
    const made: string[] = []
    let next = block.first
    for (const one of newbits) {
      const added = wholeOf(one)
      if (added === null) return noNumber
      const mistake = bitsMistake(block, added, 1)
      if (mistake !== null) return mistake
      const length = block.prefixLength + added
      const size = 1n << BigInt(addressBits(block.family) - length)
      // Each begins where a block of its size can, behind the one before.
      const first = ((next + size - 1n) / size) * size
      if (first + size - 1n > block.last) return new Wrong('The block has no room for all of the subnets', 'Take fewer or smaller ones.')
      made.push(formatCidr(subnetAt(block, length, first)))
      next = first + size
    }
    return made
  }),
  cidrhost: closed(2, 2, ([prefix, hostnum]): Result => {
    const block = blockOf(prefix)
    const number = wholeOf(hostnum)
    if (block === null) return noBlock
    if (number === null) return noNumber
    // Negative numbers count from the end.
    const value = number < 0 ? block.last + 1n + BigInt(number) : block.first + BigInt(number)
    return value < block.first || value > block.last
      ? new Wrong(`The block has no address with the number ${number}`, 'Take a smaller number.')
      : formatAddress({ family: block.family, value })
  }),
  cidrnetmask: ofTexts(1, 1, ([prefix]): Result => {
    const block = blockOf(prefix)
    if (block === null) return noBlock
    if (block.family === 6) return new Wrong('Only IPv4 blocks have a netmask', 'Give it an IPv4 block.')
    return formatAddress({ family: 4, value: 0xffff_ffffn ^ (block.last - block.first) })
  }),
}
