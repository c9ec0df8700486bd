import type { Analysis } from '@/model/analyses/analysis'
import { awsService } from '@/model/aws-services'
import { regionalServicesInUse } from '@/model/services-in-use'
import { listInWords } from '@/model/words'

/** AWS services that workloads of a VPC call without any endpoint: that traffic leaves through NAT, and pays for it. */
export const servicesWithoutEndpoint: Analysis = {
  id: 'services-without-endpoint',
  title: 'AWS services are reached through endpoints',
  run: (t) => {
    const led = new Set([...t.of('gateway-endpoint'), ...t.of('interface-endpoint')].map((e) => awsService(e.service).family))
    const open = regionalServicesInUse(t).filter((r) => {
      const family = t.kindOf(r).look.service
      return family !== undefined && !led.has(family)
    })
    return open.map((service) => {
      const callers = t.consumersOf(service.id).map((c) => t.nameOf(c.id))
      return {
        code: 'consistency/services-without-endpoint',
        severity: 'note',
        message: `${t.kindOf(service).look.label} has no VPC endpoint: ${listInWords(callers)} ${callers.length === 1 ? 'reaches' : 'reach'} it at its public address, by the default route.`,
        resources: [service.id],
      }
    })
  },
}
