import { type Entity, newEntity } from '@/importers/assemble/entity'
import type { ToldMap } from '@/importers/vocabulary/statement'

/** Kinds of what a route may name, by the beginning of its AWS id. */
const byPrefix: readonly (readonly [string, string])[] = [
  ['igw-', 'internet-gateway'],
  ['eigw-', 'egress-only-internet-gateway'],
  ['nat-', 'nat-gateway'],
  ['tgw-', 'transit-gateway'],
  ['pcx-', 'vpc-peering'],
  ['vgw-', 'vpn-gateway'],
  ['eni-', 'network-interface'],
  ['i-', 'ec2-instance'],
]

/** Kinds whose absence is told by the one who names them, and that get no stub: what they would say is only about others. */
const withoutStub: ReadonlySet<string> = new Set([
  'db-subnet-group',
  'elasticache-subnet-group',
  'redshift-subnet-group',
  'launch-template',
  'listener',
  'requester',
  'target',
  'other-vpc',
  'other-subnet',
])

/** Kinds that a link of a wider kind may lead to. */
const wider: Readonly<Record<string, (kind: string) => boolean>> = {
  'route-target': () => true,
  target: () => true,
  requester: () => true,
  'other-vpc': (kind) => kind === 'vpc',
  'other-subnet': (kind) => kind === 'subnet',
  'application-load-balancer': (kind) => kind.endsWith('-load-balancer') || kind === 'generic',
  'gateway-endpoint': (kind) => kind.endsWith('-endpoint') || kind === 'generic',
  'interface-endpoint': (kind) => kind.endsWith('-endpoint') || kind === 'generic',
}

export const fits = (wanted: string, kind: string): boolean => wider[wanted]?.(kind) ?? wanted === kind

/** What stands for something that is named and not in the input; null: nothing does. */
export function stubOf(kind: string, awsId: string): Entity | null {
  if (withoutStub.has(kind)) return null
  const own = kind === 'route-target' ? (byPrefix.find(([prefix]) => awsId.startsWith(prefix))?.[1] ?? 'generic') : kind
  const isPlain = own !== 'generic' && own !== 'gateway-endpoint' && own !== 'interface-endpoint'
  const told: ToldMap = isPlain ? {} : { type: awsId.startsWith('vpce-') ? 'VPC endpoint' : 'unknown' }
  return newEntity(isPlain ? own : 'generic', {
    awsId,
    sayings: [{ told, input: 0, raw: { type: '', address: '', values: {}, file: '' } }],
    isStub: true,
  })
}

/** What references to missing parents are counted by: those that say where something stands and what filters it. */
export const parentLabels: Readonly<Record<string, string>> = {
  vpc: 'vpc',
  subnet: 'subnet',
  'security-group': 'sg',
  'network-acl': 'nacl',
  'route-table': 'routeTable',
}
