import { awscc } from '@/importers/terraform/vocabulary/awscc'
import { endpoints } from '@/importers/terraform/vocabulary/endpoints'
import { loadBalancing } from '@/importers/terraform/vocabulary/load-balancing'
import { lookedUp } from '@/importers/terraform/vocabulary/looked-up'
import { network } from '@/importers/terraform/vocabulary/network'
import { partOfOthers } from '@/importers/terraform/vocabulary/part-of-others'
import { security } from '@/importers/terraform/vocabulary/security'
import { workloads } from '@/importers/terraform/vocabulary/workloads'
import type { Vocabulary } from '@/importers/vocabulary/terms'

/** What the types of the Terraform providers `aws` and `awscc` mean. */
export const terraformVocabulary: Vocabulary = {
  meanings: { ...network, ...security, ...endpoints, ...loadBalancing, ...workloads, ...awscc, ...lookedUp, ...partOfOthers },
  isOwn: (type) => /^(?:aws|awscc)_/.test(type),
}
