import { type Cidr, cidrContains, cidrsOverlap, formatCidr, networkOf } from '@/model/net/cidr'
import type { ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'
import { type Check, called, either, type Problem } from '@/model/validation/check'

/** A subnet lies inside a block of its VPC, and no two blocks of a VPC or of its subnets overlap. */
export const subnetBlocks: Check = {
  id: 'subnet-blocks',
  find: ({ t }) => {
    const places = new Map(t.topology.resources.map((r, i) => [r, i]))
    return [
      ...t.of('subnet').flatMap((subnet) => outside(subnet, places.get(subnet) ?? 0, t)),
      ...overlapsOf(
        t.of('vpc').flatMap((vpc) =>
          (vpc.cidrs ?? []).flatMap((text, j) =>
            placed(text, {
              group: vpc.id,
              name: called(vpc),
              path: ['resources', places.get(vpc) ?? 0, 'cidrs', j],
              resource: vpc.id,
            }),
          ),
        ),
        'blocks of one VPC',
      ),
      ...overlapsOf(
        t.of('subnet').flatMap((subnet) =>
          // Two subnets of a VPC that is not told may stand in two.
          (subnet.vpc === undefined ? [] : attributes).flatMap((attribute) =>
            placed(subnet[attribute], {
              group: subnet.vpc ?? '',
              name: called(subnet),
              path: ['resources', places.get(subnet) ?? 0, attribute],
              resource: subnet.id,
            }),
          ),
        ),
        'subnets of one VPC',
      ),
    ]
  },
}

const attributes = ['cidr', 'ipv6Cidr'] as const

function outside(subnet: ResourceOf<'subnet'>, i: number, t: TopologyIndex): readonly Problem[] {
  const vpc = t.get(subnet.vpc)
  if (vpc?.kind !== 'vpc' || vpc.cidrs === undefined) return []
  const own = vpc.cidrs.flatMap((text) => networkOf(text) ?? [])
  // A block that cannot be read may be the one that holds the subnet.
  if (own.length < vpc.cidrs.length) return []
  return attributes.flatMap((attribute) => {
    const text = subnet[attribute]
    const cidr = text === undefined ? null : networkOf(text)
    if (text === undefined || cidr === null || own.some((block) => cidrContains(block, cidr))) return []
    const family = own.filter((block) => block.family === cidr.family).map(formatCidr)
    return [
      {
        code: 'topology/subnet-outside-vpc' as const,
        severity: 'error' as const,
        message: `${called(subnet)}: ${attribute} is ${text}, expected a block inside ${family.length === 0 ? `an IPv${cidr.family} block of ${called(vpc)}, which has none` : `${either(family)}, the IPv${cidr.family} block${family.length === 1 ? '' : 's'} of ${called(vpc)}`}.`,
        fix: 'Change the subnet, or add the block to the VPC.',
        path: ['resources', i, attribute],
        resource: subnet.id,
      },
    ]
  })
}

interface Placed {
  readonly cidr: Cidr
  readonly text: string
  /** Only blocks of one group may not overlap. */
  readonly group: string
  readonly name: string
  readonly path: Problem['path']
  readonly resource: string
  /** Order in the file. */
  readonly place: number
}

function placed(text: string | undefined, rest: Omit<Placed, 'cidr' | 'text' | 'place'>): readonly Placed[] {
  const [, resource, , entry] = rest.path
  const place = Number(resource) * 1000 + (typeof entry === 'number' ? entry : 0)
  const cidr = text === undefined ? null : networkOf(text)
  return text === undefined || cidr === null ? [] : [{ cidr, text, place, ...rest }]
}

/** Enough to see what a block lies in; a file in which every block holds all others has no end of them. */
const mostPerBlock = 8

/** Each two blocks that overlap: of CIDR blocks one then holds the other. */
function overlapsOf(all: readonly Placed[], what: string): readonly Problem[] {
  const groups = new Map<string, Placed[]>()
  for (const block of all) {
    const key = `${block.cidr.family} ${block.group}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [block])
    else group.push(block)
  }
  return [...groups.values()].flatMap((group) => {
    const sorted = [...group].sort((a, b) =>
      a.cidr.first < b.cidr.first ? -1 : a.cidr.first > b.cidr.first ? 1 : a.cidr.prefixLength - b.cidr.prefixLength,
    )
    // Blocks that hold the one that is looked at, the widest first.
    const around: Placed[] = []
    return sorted.flatMap((block): readonly Problem[] => {
      for (let top = around.at(-1); top !== undefined && !cidrsOverlap(top.cidr, block.cidr); top = around.at(-1)) around.pop()
      const problems = around.slice(-mostPerBlock).map((before): Problem => {
        // The one that was written first is taken for right.
        const [kept, moved] = before.place < block.place ? [before, block] : [block, before]
        return {
          code: 'topology/overlap',
          severity: 'error',
          message: `${moved.name}: ${moved.text} overlaps ${kept.text} of ${kept.name}, expected ${what} to have no address in common.`,
          fix: `Choose a block outside ${kept.text}, or make one of them smaller.`,
          path: moved.path,
          resource: moved.resource,
        }
      })
      around.push(block)
      return problems
    })
  })
}
