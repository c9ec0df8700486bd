import type { ResourceId } from '@/model/resource'

/**
 * An id from the address bar, as the worker is asked for it. Whether there is such a resource the worker says; the schema that would brand
 * it stays there with zod.
 */
export const askedId = (text: string): ResourceId => text as ResourceId
