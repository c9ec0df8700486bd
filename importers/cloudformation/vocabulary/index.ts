import { network } from '@/importers/cloudformation/vocabulary/network'
import { security } from '@/importers/cloudformation/vocabulary/security'
import { workloads } from '@/importers/cloudformation/vocabulary/workloads'
import { leaveOut, type Vocabulary } from '@/importers/vocabulary/terms'

/** What the resource types of CloudFormation mean. */
export const cloudFormationVocabulary: Vocabulary = {
  meanings: {
    ...network,
    ...security,
    ...workloads,
    'AWS::EC2::FlowLog': leaveOut('it records traffic, and does not change where it goes'),
    'AWS::ECS::Cluster': leaveOut('it is a name for a set of services, which are drawn'),
    'AWS::ECS::TaskDefinition': leaveOut('it describes containers, not the network'),
  },
  isOwn: (type) => type.startsWith('AWS::'),
}
