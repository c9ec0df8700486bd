import type { Get } from '@/importers/vocabulary/terms'
import type { Values } from '@/importers/vocabulary/values'

/**
 * Security groups of a load balancer. A network load balancer that is made without any has none, and never gets one; an application load
 * balancer gets the default group of its VPC. Source: Elastic Load Balancing, Network Load Balancers, "Security groups".
 */
export const groupsOfBalancer =
  (kindOf: (v: Values) => string, path: string): Get =>
  (v) =>
    v.links('security-group', path) ?? (kindOf(v) === 'network-load-balancer' && v.get(path) === undefined ? [] : undefined)
