import { existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

/**
 * Where the tests find a Chromium: set-up installs one only where this finds none, and Playwright starts the one that this finds.
 */
const namesInPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'chrome.exe', 'msedge.exe']

const installed = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name]
    return folder === undefined ? [] : [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')]
  }),
}

const isFile = (path) => existsSync(path) && statSync(path).isFile()

/**
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {{ path: string, from: string } | { path: null, why: string }} the browser, or why there is none
 */
export function findBrowser(environment = process.env) {
  const named = environment.CHROME_PATH
  if (named !== undefined && named !== '') {
    // A path that somebody set and that leads nowhere is a mistake to tell, not one to work around.
    return isFile(named) ? { path: named, from: 'CHROME_PATH' } : { path: null, why: `CHROME_PATH names ${named}, which is no file` }
  }
  for (const folder of (environment.PATH ?? '').split(delimiter)) {
    if (folder === '') continue
    for (const name of namesInPath) {
      const path = join(folder, name)
      if (isFile(path)) return { path, from: 'PATH' }
    }
  }
  for (const path of installed[process.platform] ?? []) if (isFile(path)) return { path, from: 'the system' }
  const own = playwrightsOwn()
  return own === null ? { path: null, why: 'no Chromium in PATH and none of Playwright' } : { path: own, from: 'Playwright' }
}

/** The browser that Playwright downloaded by itself, if it did. */
function playwrightsOwn() {
  try {
    const { chromium } = createRequire(import.meta.url)('playwright-core')
    const path = chromium.executablePath()
    return isFile(path) ? path : null
  } catch {
    return null
  }
}

/** Flags for a test browser: it asks the network for nothing of its own accord, and root needs it without a sandbox. */
export const browserFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
