import { cloudFormationVocabulary } from '@/importers/cloudformation/vocabulary/index'
import { isThing, type Meaning, type Term } from '@/importers/vocabulary/terms'

/** `AWS::EC2::SubnetRouteTableAssociation` is `awscc_ec2_subnet_route_table_association` there. */
const nameOf = (type: string): string =>
  `awscc_${type
    .replace(/^AWS::/, '')
    .split('::')
    .map((part) =>
      part
        .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
        .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
        .toLowerCase(),
    )
    .join('_')}`

/** The provider is made from the types of CloudFormation; a resource that is there already has its AWS id beside. */
const withId =
  (term: Term): Term =>
  (v, raw) =>
    term(v, raw).map((statement) => {
      const id = v.text('id')
      return isThing(statement) && statement.implied !== true && id !== undefined
        ? { ...statement, awsId: id, keys: [...(statement.keys ?? []), id] }
        : statement
    })

export const awscc: Readonly<Record<string, Meaning>> = Object.fromEntries(
  Object.entries(cloudFormationVocabulary.meanings).map(([type, meaning]) => [
    nameOf(type),
    typeof meaning === 'function' ? withId(meaning) : meaning,
  ]),
)
