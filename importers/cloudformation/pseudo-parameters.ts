import { type RawValue, Unknown } from '@/importers/raw/raw-value'

/** Value of a name that CloudFormation gives itself; undefined: the property is left out; null: it is no such name. */
export function pseudoParameter(
  name: string,
  { region, account }: { readonly region: string | undefined; readonly account: string | undefined },
): RawValue | undefined | null {
  switch (name) {
    case 'AWS::NoValue':
      return undefined
    case 'AWS::Region':
      return region ?? new Unknown('the region is not told')
    case 'AWS::AccountId':
      return account ?? new Unknown('the account is not told')
    case 'AWS::Partition':
      return 'aws'
    case 'AWS::URLSuffix':
      return 'amazonaws.com'
    case 'AWS::StackName':
    case 'AWS::StackId':
    case 'AWS::NotificationARNs':
      return new Unknown('the stack is not told')
    default:
      return null
  }
}
