/** Why a file is no text that is read. */
export interface NotText {
  readonly message: string
  readonly fix: string
}

const utf8 = 'Save it as UTF-8. PowerShell writes UTF-16 with `>`: use `| Out-File -Encoding utf8` instead.'

/** Bytes looked at for the NULs of UTF-16. */
const sampleLength = 4096

/** What keeps the bytes of a file from being UTF-8 text, as far as they tell without being decoded; null: nothing. */
export function whyNotText(name: string, bytes: Uint8Array): NotText | null {
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return { message: `${name} is UTF-16 text, expected UTF-8.`, fix: utf8 }
  const nul = bytes.indexOf(0)
  if (nul < 0) return null
  // Every second byte of UTF-16 without a mark is NUL where the text is ASCII.
  const sample = bytes.subarray(0, sampleLength)
  const nuls = sample.reduce((n, byte) => n + (byte === 0 ? 1 : 0), 0)
  if (nuls * 2.5 > sample.length) return { message: `${name} looks like UTF-16 text, expected UTF-8.`, fix: utf8 }
  return {
    message: `${name} is binary (NUL at byte ${nul}), expected text as UTF-8.`,
    fix: 'Open a file of text: .json, .yaml, .tf or .tfstate.',
  }
}

/** Of bytes that the decoder refuses: broken ones must not turn into other characters and end up in a name. */
export const notUtf8 = (name: string): NotText => ({ message: `${name} is not valid UTF-8.`, fix: 'Save it as UTF-8.' })
