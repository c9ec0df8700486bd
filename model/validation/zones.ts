import { type Check, called } from '@/model/validation/check'

/** The availability zone of a subnet lies in the region of its VPC. */
export const zones: Check = {
  id: 'zones',
  find: ({ t }) =>
    t.topology.resources.flatMap((subnet, i) => {
      if (subnet.kind !== 'subnet') return []
      const zone = t.get(subnet.availabilityZone)
      const vpc = t.get(subnet.vpc)
      if (zone?.kind !== 'availability-zone' || vpc?.kind !== 'vpc' || vpc.region === undefined || zone.region === vpc.region) return []
      return [
        {
          code: 'topology/zone-elsewhere' as const,
          severity: 'error' as const,
          message: `${called(subnet)} stands in ${called(zone)} of region "${zone.region}", expected a zone of region "${vpc.region}", where ${called(vpc)} is.`,
          fix: 'Name a zone of that region, or correct the region of the zone or of the VPC.',
          path: ['resources', i, 'availabilityZone'],
          resource: subnet.id,
        },
      ]
    }),
}
