import type { Dice } from '@/tests/model/reachability/oracle/dice'

type Drawing = Record<string, unknown>

/** In some worlds the account blocks public access, in some of them elsewhere only. */
export function publicAccess(d: Dice, places: readonly string[]): Drawing[] {
  if (!d.chance(0.3)) return []
  const exclusions = d.some(places, 0.25).map((of) => ({ of, mode: d.pick(['allow-bidirectional', 'allow-egress']) }))
  const mode = d.pick(['off', 'block-bidirectional', 'block-ingress', 'block-ingress'])
  return [
    ...(d.chance(0.2)
      ? [{ kind: 'vpc-block-public-access', id: 'elsewhere', region: 'r2', mode: 'block-bidirectional', exclusions: [] }]
      : []),
    { kind: 'vpc-block-public-access', id: 'block', region: 'r', mode, exclusions },
  ]
}

/** In some worlds an interface endpoint of one VPC, in one of its subnets or in several. */
export function endpoint(
  d: Dice,
  subnets: readonly { readonly id: string; readonly vpc: string }[],
  groups: readonly { readonly id: string; readonly vpc: string }[],
): Drawing[] {
  if (!d.chance(0.5)) return []
  const { vpc } = d.pick(subnets)
  const [own, of] = [subnets, groups].map((all) => all.filter((one) => one.vpc === vpc).map((one) => one.id)) as [string[], string[]]
  const chosen = d.some(own, 0.5)
  return [
    {
      kind: 'interface-endpoint',
      id: 'vpce',
      vpc,
      service: 'secretsmanager',
      subnets: chosen.length > 0 ? chosen : [d.pick(own)],
      securityGroups: [d.pick(of)],
      privateDns: true,
    },
  ]
}

/** Where there is a transit gateway, in some worlds an office behind a VPN of it. Some tables know it, some do not. */
export function office(d: Dice, resources: readonly Drawing[]): Drawing[] {
  if (!resources.some((r) => r.kind === 'transit-gateway') || !d.chance(0.6)) return []
  const destination = '192.168.0.0/16'
  for (const r of resources) {
    const routes = r.routes as Drawing[] | undefined
    if (r.kind === 'transit-gateway-route-table' && d.chance(0.8)) routes?.push({ destination, target: 'at-office' })
    if (r.kind === 'route-table' && !String(r.id).startsWith('edge') && d.chance(0.7)) routes?.push({ destination, target: 'tgw' })
  }
  return [
    { kind: 'customer-gateway', id: 'office' },
    { kind: 'vpn-connection', id: 'vpn', customerGateway: 'office', transitGateway: 'tgw', routing: 'static', remoteCidrs: [destination] },
    {
      kind: 'transit-gateway-attachment',
      id: 'at-office',
      transitGateway: 'tgw',
      vpnConnection: 'vpn',
      ...(d.chance(0.5) ? { routeTable: d.pick(['hub', 'hub-2']) } : {}),
    },
  ]
}
