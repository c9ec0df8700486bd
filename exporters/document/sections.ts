import { addressesSection } from '@/exporters/document/addresses'
import { availabilitySection } from '@/exporters/document/availability'
import { costsSection } from '@/exporters/document/costs'
import { endpointsSection } from '@/exporters/document/endpoints'
import { notesSection, relatedSection } from '@/exporters/document/notes'
import { performanceSection } from '@/exporters/document/performance'
import { flowsSection, overviewSection, securityGroupsSection } from '@/exporters/document/pictures'
import { practicesSection } from '@/exporters/document/practices'
import { routingSection } from '@/exporters/document/routing'
import type { DocumentSection } from '@/exporters/document/section'

/** The document, section by section. */
export const sections = [
  overviewSection,
  securityGroupsSection,
  flowsSection,
  addressesSection,
  routingSection,
  endpointsSection,
  costsSection,
  performanceSection,
  availabilitySection,
  practicesSection,
  notesSection,
  relatedSection,
] as const satisfies readonly DocumentSection[]
