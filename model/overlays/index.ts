import type { Overlay } from '@/model/overlays/overlay'
import { routesOverlay } from '@/model/overlays/routes'
import { securityGroupsOverlay } from '@/model/overlays/security-groups'

/** Every overlay, in the order of the menu. */
export const overlays = [securityGroupsOverlay, routesOverlay] as const satisfies readonly Overlay[]
