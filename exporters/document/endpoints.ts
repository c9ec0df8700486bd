import { picture } from '@/exporters/document/pictures'
import { blocks, bullets, type DocumentSection } from '@/exporters/document/section'
import { cell, inline } from '@/exporters/markdown/encode'
import { awsService } from '@/model/aws-services'
import { ownNameOf } from '@/model/kinds/endpoint'
import { unitPrice, usd } from '@/model/money'
import type { ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/** Gateway and interface endpoints: who uses them, what they are and what they cost. */
export const endpointsSection: DocumentSection = {
  id: 'endpoints',
  write: (t) => {
    const gateway = t.of('gateway-endpoint')
    const interfaces = t.of('interface-endpoint')
    if (gateway.length + interfaces.length === 0) return null
    return blocks(
      '## VPC Endpoints Details',
      gateway.length === 0
        ? null
        : blocks(
            `### Gateway Endpoints${hourly('gateway-endpoint-hour', t)}`,
            picture(t, 'gateway-endpoints'),
            ...gateway.map((e) => gatewayDetails(e, t)),
          ),
      gateway.length > 0 && interfaces.length > 0 ? '---' : null,
      interfaces.length === 0
        ? null
        : blocks(
            `### Interface Endpoints${hourly('interface-endpoint-hour', t)}`,
            picture(t, 'interface-endpoints'),
            ...interfaces.map((e) => interfaceDetails(e, t)),
            total(t),
          ),
    )
  },
}

function hourly(priceId: string, t: TopologyIndex): string {
  const price = t.price(priceId)
  if (price === undefined) return ''
  return ` (${cell(price.usd === 0 ? 'No Hourly Cost' : `${unitPrice(price.usd)}/hour each`)})`
}

function gatewayDetails(endpoint: ResourceOf<'gateway-endpoint'>, t: TopologyIndex): string {
  const list = t.get(endpoint.prefixList)
  const region = /^com\.amazonaws\.([^.]+)\./.exec(endpoint.service)?.[1]
  const tables = t.of('route-table').filter((table) => t.routesOf(table.id).some((r) => r.target === endpoint.id))
  return details(ownNameOf(endpoint, t.kindOf(endpoint).look.label) ?? `${awsService(endpoint.service).name} Gateway Endpoint`, [
    list === undefined ? 'Prefix List: unknown' : `Prefix List: ${list.awsId ?? list.id}${region === undefined ? '' : ` (${region})`}`,
    tables.length === 0 ? 'No route leads to it' : `Route added automatically to ${tables.map((r) => r.name ?? r.id).join(', ')}`,
    'No data transfer charges within the same region',
    ...(endpoint.purpose === undefined ? [] : [`Purpose: ${endpoint.purpose}`]),
  ])
}

function interfaceDetails(endpoint: ResourceOf<'interface-endpoint'>, t: TopologyIndex): string {
  const hour = t.price('interface-endpoint-hour')
  const gb = t.price('interface-endpoint-gb')
  const count = endpoint.subnets?.length
  const dns = endpoint.privateDns === undefined ? 'unknown' : endpoint.privateDns ? 'Yes' : 'No'
  const cost =
    hour === undefined || count === undefined
      ? 'Cost: unknown'
      : `Cost: ${count === 1 ? '' : `${count} × `}${unitPrice(hour.usd)}/hour = ${usd(count * hour.usd * t.hoursPerMonth)}/month`
  const name = ownNameOf(endpoint, t.kindOf(endpoint).look.label) ?? `${awsService(endpoint.service).name} Endpoint`
  return details(`${name} (${endpoint.service})`, [
    `Private DNS: ${dns}`,
    cost,
    ...(gb === undefined ? [] : [`Data transfer: ${unitPrice(gb.usd)}/GB`]),
    ...(endpoint.purpose === undefined ? [] : [`Purpose: ${endpoint.purpose}`]),
  ])
}

const details = (title: string, items: readonly string[]): string => `**${inline(title)}:**\n${bullets(items.map(inline))}`

function total(t: TopologyIndex): string | null {
  const hour = t.price('interface-endpoint-hour')
  const counts = t.of('interface-endpoint').map((e) => e.subnets?.length)
  if (hour === undefined || counts.some((c) => c === undefined)) return null
  const count = counts.reduce<number>((sum, c) => sum + (c ?? 0), 0)
  return `**Total Interface Endpoint Cost:** ${cell(`${usd(count * hour.usd * t.hoursPerMonth)}/month`)}`
}
