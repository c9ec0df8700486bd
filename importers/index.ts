import { awsConfig, awsListing } from '@/importers/aws/importers'
import { cloudFormation } from '@/importers/cloudformation/importer'
import type { Importer, TextImporter } from '@/importers/importer'
import { mermaidSketch } from '@/importers/mermaid/importer'
import { terraformFolder } from '@/importers/terraform/folder'
import { terraformShow, terraformState } from '@/importers/terraform/importers'

/** Every format of others, in the order in which they are tried. */
export const importers: readonly Importer[] = [terraformState, terraformShow, awsConfig, awsListing, cloudFormation]

/** Every format that is neither YAML nor JSON. */
export const textImporters: readonly TextImporter[] = [terraformFolder, mermaidSketch]
