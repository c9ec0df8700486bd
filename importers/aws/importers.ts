import { isConfig, readConfig } from '@/importers/aws/read-config'
import { isListing, readListing } from '@/importers/aws/read-listing'
import { awsVocabulary } from '@/importers/aws/vocabulary/index'
import { type Importer, isObject } from '@/importers/importer'

export const awsConfig: Importer = {
  id: 'aws-config',
  label: 'AWS Config snapshot',
  vocabulary: awsVocabulary,
  recognises: isConfig,
  read: (files) => files.map(({ tree, name }) => readConfig(tree.value, name, tree.placeOf)),
}

export const awsListing: Importer = {
  id: 'aws-cli',
  label: 'AWS CLI JSON',
  vocabulary: awsVocabulary,
  recognises: isListing,
  // `{ "Snapshots": [] }` beside other lists: read, and of no use for a network.
  mayBelong: (value) => isObject(value) && Object.values(value).some(Array.isArray),
  read: (files) => files.map(({ tree, name }) => readListing(tree.value, name, tree.placeOf)),
}
