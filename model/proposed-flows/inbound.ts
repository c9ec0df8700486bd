import type { Flow } from '@/model/flows'
import { along, type Leg, nameOfGroup, type Proposer, partOf, plainText, visitors } from '@/model/proposed-flows/proposer'
import type { AnyResource } from '@/model/resource'

/** From the internet through a load balancer to what it serves: one flow for each, by its most usual listener. */
export const inbound: Proposer = {
  id: 'inbound',
  propose: (t) => {
    const from = visitors(t)
    if (from === undefined) return []
    return t.loadBalancers.flatMap((balancer): readonly Flow[] => {
      const resource = t.get(balancer.id)
      if (balancer.scheme !== 'internet-facing' || resource === undefined) return []
      const port = bestPort(resource)
      if (port === null) return []
      const first: Leg = { protocol: 'tcp', port: port.number, text: `${port.protocol} request` }
      const name = plainText(t.nameOf(balancer.id))
      const title = `${plainText(t.nameOf(from.id))} to ${name}`
      const [served] = t.targetsOf(balancer.id).filter(({ group, targets }) => targets.length > 0 && group.port !== undefined)
      if (served === undefined || served.group.port === undefined)
        return [
          along(
            `inbound-${balancer.id}`,
            title,
            `A request from the internet to ${name}`,
            [{ of: [from.id] }, { of: [balancer.id] }],
            [first],
          ),
        ]
      const able = served.targets.filter((target) => t.interfacesOf(target).length > 0)
      if (able.length === 0) return []
      const second: Leg = {
        protocol: 'tcp',
        port: served.group.port,
        text: `${served.group.protocol ?? 'TCP'} to port ${served.group.port}`,
      }
      return [
        along(
          `inbound-${balancer.id}`,
          title,
          `A request from the internet through ${name} to ${nameOfGroup(able, t)}, and its answer`,
          [{ of: [from.id] }, { of: [balancer.id] }, partOf(able)],
          [first, second],
        ),
      ]
    })
  },
}

/** 443 before 80, then the first that forwards; a listener that redirects serves nobody. */
function bestPort(resource: AnyResource): { readonly number: number; readonly protocol: string } | null {
  const listeners = listenersOf(resource).filter((l) => l.redirectTo === undefined && typeof l.port === 'number')
  const [best] = [...listeners].sort((a, b) => rank(a.port) - rank(b.port))
  return best === undefined || typeof best.port !== 'number' ? null : { number: best.port, protocol: best.protocol }
}

const rank = (port: unknown): number => (port === 443 ? 0 : port === 80 ? 1 : 2)

interface Listener {
  readonly protocol: string
  readonly port: unknown
  readonly redirectTo?: string | undefined
}

/** Kinds see each other by their shared attributes only; a load balancer is what has listeners. */
const listenersOf = (resource: AnyResource): readonly Listener[] =>
  'listeners' in resource && Array.isArray(resource.listeners) ? (resource.listeners as readonly Listener[]) : []
