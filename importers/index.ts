import { foreignFormats } from '@/importers/foreign'
import { hopline } from '@/importers/hopline/read-hopline'
import type { Importer } from '@/importers/importer'

/** Every format, in the order in which they are tried; what none recognises is read as a Hopline file, whose messages say what is missing. */
export const importers: readonly Importer[] = [hopline, ...foreignFormats]
