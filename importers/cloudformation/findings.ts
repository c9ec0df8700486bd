import type { Finding } from '@/importers/cloudformation/scope'

/** What is told of a template, in words. */

export const noParameter = (name: string, isNested: boolean): Finding => ({
  code: 'import/no-parameter',
  severity: 'note',
  message: `Parameter "${name}" has no value; whatever depends on it is unknown.`,
  fix: isNested ? `Hand it on in the Parameters of the stack that nests it: ${name}: …` : `Give it: --param ${name}=…`,
})

export const unknownCondition = (address: string, condition: string, isRegionKnown: boolean): Finding => ({
  code: 'import/unknown-condition',
  severity: 'warning',
  message: `${address} is made on condition ${condition}, which is not known; it is shown.`,
  fix: `Give the parameters that it depends on: --param NAME=VALUE${isRegionKnown ? '' : ', or the region: --region NAME'}.`,
})

export const notNested = (address: string, because: string): Finding => ({
  code: 'import/nested-template',
  severity: 'note',
  message: `The stack ${address} is left out: ${because}.`,
  fix: 'Open its template together with this one.',
})

export const badSection = (section: string): Finding => ({
  code: 'import/bad-section',
  severity: 'warning',
  message: `${section} is no map of names, and is passed over.`,
  fix: `Write each entry of ${section} as a name with what belongs to it below.`,
})

export const circle = (what: string): Finding => ({
  code: 'import/circle',
  severity: 'warning',
  message: `${what} depends on itself, which gives it no value.`,
  fix: 'Take out one of the references of the circle.',
})

export const tooMuch: Finding = {
  code: 'import/too-much',
  severity: 'error',
  message: 'The templates ask for more work, or make more resources, than is done; what is left is unknown or left out.',
  fix: 'Shorten the lists of the loops, or open fewer templates together.',
}

export const tooDeep: Finding = {
  code: 'import/too-deep',
  severity: 'warning',
  message: 'Values of the template depend on each other through too many steps; the furthest are taken for unknown.',
  fix: 'Write a value out half-way.',
}

export const unknownParameter = (name: string): Finding => ({
  code: 'import/unknown-parameter',
  severity: 'warning',
  message: `No template has a parameter "${name}".`,
  fix: 'Correct the name after --param, or leave it out.',
})
