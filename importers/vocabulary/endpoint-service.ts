import { Unknown } from '@/importers/raw/raw-value'
import type { Values } from '@/importers/vocabulary/values'
import { unknownService } from '@/model/aws-services'

/**
 * Service of an endpoint, as far as it is told. Files name it by the region that they will be used in, such as
 * `com.amazonaws.${AWS::Region}.s3`: without that region the code of the service is still known.
 */
export function serviceOf(v: Values, path: string): string {
  const told = v.get(path)
  if (typeof told === 'string' && told !== '') return told
  const code = told instanceof Unknown ? /^\.([a-z0-9][a-z0-9.-]*)$/.exec(told.tail)?.[1] : undefined
  return code ?? unknownService
}
