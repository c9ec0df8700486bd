import { validateTopology } from '@/model/validation/index'
import { buildTopology, type Drawn } from '@/tests/model/build-topology'

/** What validation says, as `path code`; with `words` the message and the fix too. */
export const find = (resources: Drawn['resources'], more: Omit<Drawn, 'resources'> & Record<string, unknown> = {}) =>
  validateTopology(buildTopology({ resources, ...more }))
export const codes = (...given: Parameters<typeof find>) =>
  find(...given)
    .map((d) => `${d.place?.path} ${d.code.replace('topology/', '')}`)
    .sort()
export const words = (...given: Parameters<typeof find>) => find(...given).map((d) => `${d.message} ${d.fix}`)

export const region = { kind: 'region', id: 'us-east-1' }
export const zone = { kind: 'availability-zone', id: 'us-east-1a', region: 'us-east-1' }
export const vpc = { kind: 'vpc', id: 'v', region: 'us-east-1', cidrs: ['10.0.0.0/16'] }
export const subnet = (id: string, cidr: string, more: object = {}) => ({ kind: 'subnet', id, vpc: 'v', cidr, ...more })
export const table = (...routes: object[]) => ({ kind: 'route-table', id: 'r', vpc: 'v', routes })
export const net = [region, zone, vpc, subnet('a', '10.0.0.0/24', { availabilityZone: 'us-east-1a' })]
