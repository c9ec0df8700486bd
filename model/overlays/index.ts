import { exposureOverlay } from '@/model/overlays/exposure'
import { findingsOverlay } from '@/model/overlays/findings'
import type { Overlay } from '@/model/overlays/overlay'
import { routesOverlay } from '@/model/overlays/routes'
import { securityGroupsOverlay } from '@/model/overlays/security-groups'

/** Every overlay, in the order of the menu. */
export const overlays = [securityGroupsOverlay, routesOverlay, exposureOverlay, findingsOverlay] as const satisfies readonly Overlay[]
