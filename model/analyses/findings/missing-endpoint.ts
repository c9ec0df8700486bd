import type { Analysis } from '@/model/analyses/findings/finding'
import { awsService } from '@/model/aws-services'
import { groupThousands, unitPrice } from '@/model/money'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import { lookUpRoute } from '@/model/routing/look-up'
import { regionalServicesInUse } from '@/model/services-in-use'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'
import { listInWords } from '@/model/words'

/** Services with gateway endpoints, which cost nothing. Source: AWS PrivateLink Guide, "Gateway endpoints". */
const byGateway: ReadonlySet<string> = new Set(['S3', 'DynamoDB'])

/** Interface endpoints that one service needs, where that is more than one. Source: Amazon ECR User Guide, "Amazon ECR interface VPC endpoints". */
const endpointsNeeded: ReadonlyMap<string, number> = new Map([['ECR', 2]])

/** What a VPC sends to one service through NAT gateways. */
interface Detour {
  readonly vpc: ResourceId
  readonly family: string
  readonly senders: Set<ResourceId>
  readonly nats: Set<ResourceId>
  /** Zones of the senders; undefined: one that the input does not tell. */
  readonly zones: Set<ResourceId | undefined>
}

export const missingEndpoint: Analysis = {
  code: 'finding/missing-endpoint',
  severity: 'note',
  title: 'An AWS service is reached through a NAT gateway, without an endpoint',
  about:
    'What workloads say that they connect to lies behind the NAT gateway by their route tables, and each GB is paid for there. A gateway endpoint (S3, DynamoDB) costs nothing; an interface endpoint pays from some traffic on, which follows from the prices of the topology.',
  find: (t) =>
    detoursOf(t).map((detour) => {
      const { vpc, family } = detour
      const kind = byGateway.has(family) ? 'gateway' : 'interface'
      const senders = listInWords([...detour.senders].map((id) => titleOf(id, t)))
      const nats = listInWords([...detour.nats].map((id) => titleOf(id, t)))
      const price = kind === 'gateway' ? gatewayWords(t) : interfaceWords(detour, t)
      return {
        resource: vpc,
        path: '',
        message: `${titleOf(vpc, t)} sends to ${family} through ${nats} (${senders}), and has no endpoint for it. ${price}`,
        fix:
          kind === 'gateway'
            ? `Add a gateway endpoint for ${family} to the VPC and its route tables.`
            : `Add interface endpoints for ${family}, if the traffic is worth it.`,
      }
    }),
}

function detoursOf(t: TopologyIndex): readonly Detour[] {
  const detours = new Map<string, Detour>()
  for (const service of regionalServicesInUse(t)) {
    const family = t.kindOf(service).look.service ?? ''
    for (const sender of t.consumersOf(service.id)) {
      for (const { subnet: id } of t.interfacesOf(sender)) {
        const subnet = t.get(id)
        if (subnet?.kind !== 'subnet' || subnet.vpc === undefined) continue
        if (hasEndpoint(subnet.vpc, family, t) || isElsewhere(service, subnet.vpc, t)) continue
        const nat = natOnTheWay(subnet.id, family, t)
        if (nat === null) continue
        const key = JSON.stringify([subnet.vpc, family])
        const detour = detours.get(key) ?? { vpc: subnet.vpc, family, senders: new Set(), nats: new Set(), zones: new Set() }
        detours.set(key, detour)
        detour.senders.add(sender.id)
        detour.nats.add(nat)
        detour.zones.add(subnet.availabilityZone)
      }
    }
  }
  return [...detours.values()]
}

/** An endpoint whose VPC the input does not tell may be this one's. */
const hasEndpoint = (vpc: ResourceId, family: string, t: TopologyIndex): boolean =>
  [...t.of('gateway-endpoint'), ...t.of('interface-endpoint')].some(
    (e) => awsService(e.service).family === family && (t.vpcOf(e.id) ?? vpc) === vpc,
  )

/** Endpoints lead to the service of their own region. */
function isElsewhere(service: Resource, vpc: ResourceId, t: TopologyIndex): boolean {
  const own = t.get(vpc)
  const regions = [own, service].map((r) => (r !== undefined && 'region' in r ? r.region : undefined))
  return regions[0] !== undefined && regions[1] !== undefined && regions[0] !== regions[1]
}

function natOnTheWay(subnet: ResourceId, family: string, t: TopologyIndex): ResourceId | null {
  const table = t.routeTableOf(subnet)
  if (table === undefined) return null
  const decision = lookUpRoute(table.id, { type: 'service', family }, t)
  const target = decision.verdict === 'route' ? t.get(decision.route.target) : undefined
  return target !== undefined && t.kindOf(target).routeTarget?.leadsTo === 'nat' ? target.id : null
}

function gatewayWords(t: TopologyIndex): string {
  const nat = t.price('nat-gateway-gb')
  return nat === undefined
    ? `A gateway endpoint costs nothing. What it saves cannot be told: ${notInFile(['nat-gateway-gb'])}.`
    : `A gateway endpoint costs nothing, a GB through the NAT gateway ${unitPrice(nat.usd)}: it pays from the first GB.`
}

function interfaceWords({ family, zones }: Detour, t: TopologyIndex): string {
  const [nat, gb, hour] = [t.price('nat-gateway-gb'), t.price('interface-endpoint-gb'), t.price('interface-endpoint-hour')]
  if (nat === undefined || gb === undefined || hour === undefined) {
    const missing = Object.entries({ 'nat-gateway-gb': nat, 'interface-endpoint-gb': gb, 'interface-endpoint-hour': hour })
    return `From how many GB an interface endpoint pays cannot be told: ${notInFile(missing.flatMap(([id, price]) => (price === undefined ? [id] : [])))}.`
  }
  if (nat.usd <= gb.usd)
    return `An interface endpoint does not pay by price: ${unitPrice(gb.usd)} a GB, the NAT gateway ${unitPrice(nat.usd)}.`
  // Each endpoint is billed by the hour in each zone; of senders in unknown zones only the price of one zone can be told.
  const zoneCount = zones.has(undefined) ? 1 : zones.size
  const endpoints = endpointsNeeded.get(family) ?? 1
  const interfaces = endpoints * zoneCount
  const breakEvenGb = Math.ceil(Number(((interfaces * hour.usd * t.hoursPerMonth) / (nat.usd - gb.usd)).toFixed(6)))
  const what = `${endpoints === 1 ? 'An interface endpoint' : `${endpoints} interface endpoints`} in ${zoneCount === 1 ? 'one zone' : `${zoneCount} zones`}`
  return `${what} ${endpoints === 1 ? 'pays' : 'pay'} from ${groupThousands(breakEvenGb)} GB a month (${interfaces} × ${t.hoursPerMonth} h × ${unitPrice(hour.usd)}, and ${unitPrice(gb.usd)} instead of ${unitPrice(nat.usd)} a GB).`
}

const notInFile = (ids: readonly string[]): string =>
  `the price${ids.length === 1 ? '' : 's'} ${listInWords(ids)} ${ids.length === 1 ? 'is' : 'are'} not in the file`
