import { isObject } from '@/importers/importer'

/** A list that AWS prints without saying whose it is: the caller had named the owner. */
interface OwnedList {
  readonly type: string
  /** Attribute that names the owner, for the vocabulary; wrappers may tell it beside the list. */
  readonly owner: string
  /** Whether a record is an entry of such a list: its name alone may be anybody's. */
  isEntry(record: Record<string, unknown>): boolean
  /** The owner, out of the name of the file or of the key that holds the list; undefined: it does not tell. */
  ownerIn(name: string): string | undefined
}

/** By the name at their top. Sources: EC2 `GetManagedPrefixListEntries`, `SearchTransitGatewayRoutes`; ELB `DescribeTargetHealth`. */
export const ownedLists: Readonly<Record<string, OwnedList>> = {
  Entries: {
    type: 'ec2:ManagedPrefixListEntries',
    owner: 'PrefixListId',
    isEntry: (record) => typeof record.Cidr === 'string',
    ownerIn: (name) => /(?<![a-z])pl-[0-9a-f]{8,17}/.exec(name)?.[0],
  },
  Routes: {
    type: 'ec2:TransitGatewayRoutes',
    owner: 'TransitGatewayRouteTableId',
    isEntry: (record) =>
      Array.isArray(record.TransitGatewayAttachments) || (record.State === 'blackhole' && 'DestinationCidrBlock' in record),
    ownerIn: (name) => /tgw-rtb-[0-9a-f]{8,17}/.exec(name)?.[0],
  },
  TargetHealthDescriptions: {
    type: 'elbv2:TargetHealth',
    owner: 'TargetGroupArn',
    isEntry: (record) => isObject(record.Target),
    ownerIn: (name) => {
      // Files are called after the command and the group: `describe-target-health-shop.json`.
      const own = /target[-_.]?health(?:[-_.]?descriptions)?[-_.]+([A-Za-z0-9-]{1,32}?)[-_.]*(?:\.[a-z]+)?$/i.exec(name)?.[1]
      return own === undefined || /^json$/i.test(own) ? undefined : own
    },
  },
}

export const isOwnedList = (name: string, records: unknown): boolean =>
  Object.hasOwn(ownedLists, name) &&
  Array.isArray(records) &&
  records.length > 0 &&
  records.every((record) => isObject(record) && ownedLists[name]?.isEntry(record) === true)
