import { network } from '@/importers/aws/vocabulary/network'
import { security } from '@/importers/aws/vocabulary/security'
import { workloads } from '@/importers/aws/vocabulary/workloads'
import type { Vocabulary } from '@/importers/vocabulary/terms'

/** What the lists of the EC2 API and its neighbours mean. */
export const awsVocabulary: Vocabulary = {
  meanings: { ...network, ...security, ...workloads },
  isOwn: (type) => /^(?:[a-z0-9-]+:[A-Z]|AWS::)/.test(type),
}
