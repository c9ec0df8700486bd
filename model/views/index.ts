import { gatewayEndpointsView, interfaceEndpointsView } from '@/model/views/endpoints-view'
import { flowsView } from '@/model/views/flows-view'
import { networkView } from '@/model/views/network/network-view'
import { routeTablesView } from '@/model/views/route-tables-view'
import { securityGroupsView } from '@/model/views/security-groups-view'
import type { View } from '@/model/views/view'

/** Every view, in the order of the tabs and of the document. */
export const views = [
  networkView,
  securityGroupsView,
  gatewayEndpointsView,
  interfaceEndpointsView,
  routeTablesView,
  flowsView,
] as const satisfies readonly View[]
