import type { Analysis } from '@/model/analyses/findings/finding'
import { titleOf } from '@/model/resource-names'

/** Endpoint services of other accounts, which have no public name unless their owner gives them one. */
const ofSomebodyElse = /(?:^|\.)vpce-svc-/

export const endpointWithoutPrivateDns: Analysis = {
  code: 'finding/endpoint-without-private-dns',
  severity: 'warning',
  title: 'An interface endpoint without private DNS',
  about:
    'Clients that ask for the public name of the service do not come to the endpoint: they go out to the internet, and the endpoint is paid for in vain, unless they are told its own name. Services of other accounts, which need no public name, are left aside.',
  find: (t) =>
    t
      .of('interface-endpoint')
      .filter((e) => e.privateDns === false && !ofSomebodyElse.test(e.service))
      .map((e) => ({
        resource: e.id,
        path: 'privateDns',
        message: `${titleOf(e.id, t)} has private DNS off: the public name of its service does not lead to it.`,
        fix: 'Switch private DNS on, or have clients use the name of the endpoint.',
      })),
}
