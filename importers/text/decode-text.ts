export type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string; readonly fix: string }

const utf8 = 'Save it as UTF-8. PowerShell writes UTF-16 with `>`: use `| Out-File -Encoding utf8` instead.'

/** Bytes of a file as text. Only UTF-8 is read: broken bytes must not turn into other characters and end up in a name. */
export function decodeText(name: string, bytes: Uint8Array): Decoded {
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
    return { ok: false, message: `${name} is UTF-16 text, expected UTF-8.`, fix: utf8 }
  const start = bytes.subarray(0, 4096)
  const nul = start.indexOf(0)
  if (nul >= 0) {
    // Every second byte of UTF-16 without a mark is NUL where the text is ASCII.
    const nuls = start.reduce((n, byte) => n + (byte === 0 ? 1 : 0), 0)
    if (nuls * 2.5 > start.length) return { ok: false, message: `${name} looks like UTF-16 text, expected UTF-8.`, fix: utf8 }
    return {
      ok: false,
      message: `${name} is binary (NUL at byte ${nul}), expected text as UTF-8.`,
      fix: 'Open a file of text: .json, .yaml, .tf or .tfstate.',
    }
  }
  const later = bytes.indexOf(0)
  if (later >= 0)
    return {
      ok: false,
      message: `${name} is binary (NUL at byte ${later}), expected text as UTF-8.`,
      fix: 'Open a file of text: .json, .yaml, .tf or .tfstate.',
    }
  try {
    // The decoder also takes the byte order mark off.
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { ok: false, message: `${name} is not valid UTF-8.`, fix: 'Save it as UTF-8.' }
  }
}
