import { no, type PracticeCheck, partly, unknown, yes } from '@/model/analyses/practices/practice'
import { awsService } from '@/model/aws-services'
import { regionalServicesInUse } from '@/model/services-in-use'
import { listInWords } from '@/model/words'

export const servicesThroughEndpoints: PracticeCheck = {
  id: 'services-through-endpoints',
  check: (t) => {
    const families = [...new Set(regionalServicesInUse(t).flatMap((r) => t.kindOf(r).look.service ?? []))]
    if (families.length === 0) return unknown('No use of an AWS service is declared.')
    const led = new Set([...t.of('gateway-endpoint'), ...t.of('interface-endpoint')].map((e) => awsService(e.service).family))
    const inside = families.filter((f) => led.has(f))
    const outside = families.filter((f) => !led.has(f))
    if (inside.length === 0) return no(`No endpoint for ${listInWords(outside)}.`)
    const found = `Endpoints lead to ${listInWords(inside)}.`
    if (outside.length === 0) return yes(found)
    return partly(
      `${found} ${listInWords(outside)} ${outside.length === 1 ? 'has' : 'have'} none and ${outside.length === 1 ? 'is' : 'are'} reached through the default route.`,
    )
  },
}
