import { isTemplate, readTemplates } from '@/importers/cloudformation/read-template'
import { cloudFormationVocabulary } from '@/importers/cloudformation/vocabulary/index'
import type { Importer, ParsedFile } from '@/importers/importer'

/** Templates that another one nests are read inside of it, and not by themselves. */
export const cloudFormation: Importer = {
  id: 'cloudformation',
  label: 'CloudFormation template',
  vocabulary: cloudFormationVocabulary,
  recognises: isTemplate,
  read: (files, { parameters, region, account }) => {
    const mains = files.filter((file) => !files.some((other) => other !== file && nests(other, file)))
    // Templates that nest each other in a circle are all read.
    return [readTemplates(mains.length === 0 ? files : mains, files, { parameters, region, account })]
  },
}

const nests = (outer: ParsedFile, inner: ParsedFile): boolean =>
  outer.text.includes('AWS::CloudFormation::Stack') && outer.text.includes(inner.name.replace(/^.*\//, ''))
