import type { Family } from '@/model/net/address'
import { networkOf } from '@/model/net/cidr'
import { type Check, called, type Problem } from '@/model/validation/check'

interface Sizes {
  readonly largest: number
  readonly smallest: number
  /** Prefix lengths are apart by this much. */
  readonly step: number
}

/**
 * Prefix lengths that AWS allows.
 * Source: Amazon VPC User Guide, "VPC CIDR blocks" and "Subnet CIDR blocks": IPv4 /16 to /28; IPv6 /44 to /60 for a VPC and /44 to /64 for
 * a subnet, in steps of 4
 */
const allowed: Record<'vpc' | 'subnet', Record<Family, Sizes>> = {
  vpc: { 4: { largest: 16, smallest: 28, step: 1 }, 6: { largest: 44, smallest: 60, step: 4 } },
  subnet: { 4: { largest: 16, smallest: 28, step: 1 }, 6: { largest: 44, smallest: 64, step: 4 } },
}

/** Blocks of VPCs and subnets have a size that AWS allows, and each stands in the attribute of its family. */
export const blockSizes: Check = {
  id: 'block-sizes',
  find: ({ t }) =>
    t.topology.resources.flatMap((resource, i): readonly Problem[] => {
      if (resource.kind === 'vpc')
        return (resource.cidrs ?? []).flatMap((text, j) => sizeProblem(resource, text, ['resources', i, 'cidrs', j]))
      if (resource.kind !== 'subnet') return []
      return [
        ...(resource.cidr === undefined
          ? []
          : [...sizeProblem(resource, resource.cidr, ['resources', i, 'cidr']), ...familyProblem(resource, resource.cidr, 4, i)]),
        ...(resource.ipv6Cidr === undefined
          ? []
          : [
              ...sizeProblem(resource, resource.ipv6Cidr, ['resources', i, 'ipv6Cidr']),
              ...familyProblem(resource, resource.ipv6Cidr, 6, i),
            ]),
      ]
    }),
}

function sizeProblem(
  resource: { readonly kind: 'vpc' | 'subnet'; readonly id: string },
  text: string,
  path: Problem['path'],
): readonly Problem[] {
  const cidr = networkOf(text)
  if (cidr === null) return []
  const { largest, smallest, step } = allowed[resource.kind][cidr.family]
  const length = cidr.prefixLength
  if (length >= largest && length <= smallest && (length - largest) % step === 0) return []
  const steps = step === 1 ? '' : ` in steps of ${step}`
  return [
    {
      code: 'topology/block-size',
      severity: 'error',
      message: `The block ${text} of ${called(resource)} is a /${length}, expected /${largest} to /${smallest}${steps}, as AWS allows for the IPv${cidr.family} block of a ${resource.kind}.`,
      fix:
        length < largest
          ? `Write a smaller block, /${largest} at the largest.`
          : length > smallest
            ? `Write a larger block, /${smallest} at the smallest.`
            : `Write /${length - ((length - largest) % step)} or /${length + step - ((length - largest) % step)}.`,
      path,
      resource: resource.id,
    },
  ]
}

function familyProblem(
  resource: { readonly kind: string; readonly id: string },
  text: string,
  family: Family,
  i: number,
): readonly Problem[] {
  const cidr = networkOf(text)
  if (cidr === null || cidr.family === family) return []
  const [own, other] = family === 4 ? ['cidr', 'ipv6Cidr'] : ['ipv6Cidr', 'cidr']
  return [
    {
      code: 'topology/block-family',
      severity: 'error',
      message: `${called(resource)}: ${own} is ${text}, an IPv${cidr.family} block, expected an IPv${family} block.`,
      fix: `Write it as ${other}.`,
      path: ['resources', i, own ?? 'cidr'],
      resource: resource.id,
    },
  ]
}
