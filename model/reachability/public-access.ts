import type { Nic } from '@/model/reachability/nics'
import { inWords, type Remedy } from '@/model/reachability/remedy'
import { doubt, pass, refuse, type Walk } from '@/model/reachability/walk'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import type { ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

type Block = ResourceOf<'vpc-block-public-access'>
type Allowing = NonNullable<Block['exclusions']>[number]['mode']

/** Who opens a connection over the border of a VPC to the internet, and by what. */
type Opening = 'in' | 'out' | 'out-by-nat' | 'out-by-egress-only'

/**
 * Rule 23: VPC Block Public Access, at gateways of the internet. It judges connections, so answers are not asked; the interface before the
 * gateway counts, of what a NAT gateway sends that of the NAT gateway. Source: EC2 API, BlockPublicAccessStates, VpcBlockPublicAccessExclusion.
 *
 * @param gateway  that the packet passes
 */
export function askPublicAccess(gateway: ResourceId, nic: Nic, opening: Opening, walk: Walk): void {
  if (walk.direction === 'return' || nic.vpc === undefined) return
  const { t } = walk
  const found = blockFor(nic.vpc, t)
  if (found === null) {
    walk.assumptions.add('VPC Block Public Access is off: the input does not tell of it.')
    return
  }
  const { block } = found
  if (block.mode !== undefined && passesMode(block.mode, opening)) return
  const facts = { component: block.id, stage: 'gateway' as const }
  const own = (block.exclusions ?? []).find((e) => (e.of === nic.vpc || e.of === nic.subnet) && excludes(e.mode, block.mode, opening))
  if (own !== undefined) {
    const text = `${titleOf(own.of, t)} is excluded from ${titleOf(block.id, t)} (${own.mode})`
    const rule = () => ({ of: block.id, path: `exclusions/${block.exclusions?.indexOf(own)}`, text })
    pass(walk, { ...facts, rule, why: () => text })
    return
  }
  const open = openQuestion(found, nic, nic.vpc, t)
  if (open !== null) {
    doubt(walk, { ...facts, why: () => `unknown: ${open.why}` }, [{ component: block.id, ...open }])
    return
  }
  const why = () =>
    `${titleOf(block.id, t)} (${block.mode}) refuses it at ${titleOf(gateway, t)}, and excludes neither the VPC nor the subnet`
  refuse(walk, 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED', { ...facts, why }, exclusionFor(block, nic, opening, t))
}

/** What the input does not tell, and decides; null: all is told. */
function openQuestion({ block, untold }: Found, nic: Nic, vpc: ResourceId, t: TopologyIndex) {
  const title = titleOf(block.id, t)
  if (block.mode === undefined) return { attribute: 'mode', why: `the mode of ${title} is not in the input` }
  if (untold) return { attribute: 'region', why: `whether ${title} is of the region of ${titleOf(vpc, t)} is not in the input` }
  const maybe = block.exclusions?.some((e) => nic.subnet === undefined && t.vpcOf(e.of) === vpc) ?? true
  const what = `whether ${title} (${block.mode}) excludes ${titleOf(nic.subnet ?? vpc, t)} is not in the input`
  return maybe ? { attribute: 'exclusions', why: what } : null
}

/** Under `block-ingress` only what lets connections out and never in goes on as before. */
const passesMode = (mode: NonNullable<Block['mode']>, opening: Opening): boolean =>
  mode === 'off' || (mode === 'block-ingress' && (opening === 'out-by-nat' || opening === 'out-by-egress-only'))

/** An exclusion for outbound traffic has a meaning under `block-bidirectional` only. */
const excludes = (allowing: Allowing, mode: Block['mode'], opening: Opening): boolean =>
  allowing === 'allow-bidirectional' || (mode === 'block-bidirectional' && opening !== 'in')

interface Found {
  readonly block: Block
  readonly untold: boolean
}

/** The one that decides for a VPC; `untold`: perhaps it is another region's. null: none is told. */
function blockFor(vpc: ResourceId, t: TopologyIndex): Found | null {
  const own = t.get(vpc)
  const region = own?.kind === 'vpc' ? own.region : undefined
  const only = t.of('region').length < 2
  const all = t.of('vpc-block-public-access')
  const sure = all.filter((one) => region !== undefined && one.region === region)
  const perhaps = sure.length > 0 ? sure : all.filter((one) => one.region === undefined || region === undefined)
  const [first] = perhaps
  if (first === undefined) return null
  // One that blocks nothing is the same wherever it is, if it is the only one.
  return { block: perhaps.find((one) => one.mode !== 'off') ?? first, untold: perhaps.length > 1 || (sure.length === 0 && !only) }
}

/** The smallest exclusion that lets it pass: of the subnet, for what is asked. */
function exclusionFor(block: Block, nic: Nic, opening: Opening, t: TopologyIndex): Remedy {
  const of = nic.subnet ?? nic.vpc
  if (of === undefined) return inWords(() => `Switch ${titleOf(block.id, t)} off.`)
  const at = (block.exclusions ?? []).findIndex((e) => e.of === of)
  const exclude = (mode: Allowing): Remedy => ({
    text: () => `Exclude ${titleOf(of, t)} from ${titleOf(block.id, t)} (${mode}).`,
    edits: [{ resource: block.id, attribute: 'exclusions', value: { of, mode }, ...(at < 0 ? {} : { replaces: at }) }],
  })
  if (opening === 'in' || block.mode === 'block-ingress') {
    const outwards = opening === 'out' ? { instead: () => 'route it through a NAT gateway' } : {}
    return { ...exclude('allow-bidirectional'), ...outwards }
  }
  return { ...exclude('allow-egress'), likewise: () => [exclude('allow-bidirectional')] }
}
