import { fileURLToPath } from 'node:url'

/** Folder of the built viewer: `out/`, beside the folder that this file is in, be it the source (`cli/`) or the bundle (`dist/`). */
export const exportFolder = (): string => fileURLToPath(new URL('../out', import.meta.url))
