import type { Flow } from '@/model/flows'
import { parsePorts } from '@/model/net/ports'
import { along, nameOfGroup, type Proposer, partOf, plainText, workloads } from '@/model/proposed-flows/proposer'
import type { AnyResource } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/** From what runs to the databases that let its group in, on the port that their rules open. */
export const databases: Proposer = {
  id: 'databases',
  propose: (t) => {
    const all = t.all.filter((r) => r.stub !== true && t.kindOf(r).look.category === 'database' && t.interfacesOf(r).length > 0)
    if (all.length === 0) return []
    return all.flatMap((database) => {
      const doors = doorsOf(database, t)
      return workloads(t).flatMap((group): readonly Flow[] => {
        const [first] = group
        const own = first === undefined ? [] : t.interfacesOf(first).flatMap((i) => i.securityGroups ?? [])
        const door = doors.find((d) => own.some((id) => id === d.peer))
        if (first === undefined || door === undefined) return []
        const name = plainText(t.nameOf(database.id))
        return [
          along(
            `database-${first.id}-${database.id}`,
            `${nameOfGroup(group, t)} to ${name}`,
            `A query of ${nameOfGroup(group, t)} to ${name}, and its answer`,
            [partOf(group), { of: [database.id] }],
            [{ protocol: 'tcp', port: door.port, text: `Query on port ${door.port}` }],
          ),
        ]
      })
    })
  },
}

interface Door {
  readonly peer: string
  readonly port: number
}

/** Groups that the rules of a database let in, each with its port. */
function doorsOf(database: AnyResource, t: TopologyIndex): readonly Door[] {
  const own = 'port' in database && typeof database.port === 'number' ? database.port : undefined
  const groups = new Set(t.interfacesOf(database).flatMap((i) => i.securityGroups ?? []))
  return [...groups].flatMap((id) => {
    const group = t.get(id)
    if (group?.kind !== 'security-group') return []
    return (group.ingress ?? []).flatMap((rule): readonly Door[] => {
      const range = rule.protocol === 'tcp' || rule.protocol === 'all' ? parsePorts(rule.ports) : null
      const port = range === null ? undefined : range.from === range.to ? range.from : own
      return port === undefined ? [] : [{ peer: rule.peer === 'self' ? id : rule.peer, port }]
    })
  })
}
