import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../find-browser.mjs'
import { run } from './run.mjs'
import { SetupError, say, timed } from './say.mjs'

/** Sees to a Chromium for the browser tests. Without one they fail clearly: they are never skipped in silence. */
export async function provideBrowser(root) {
  const found = findBrowser()
  if (found.path !== null) return say(`Browser: ${found.path} (from ${found.from})`)
  if (process.env.CHROME_PATH) throw new SetupError(`${found.why}. Correct CHROME_PATH or unset it.`)
  const tried = []
  for (const [label, possible, install] of ways(root)) {
    if (!possible) continue
    try {
      await timed(label, install)
    } catch (error) {
      tried.push(error.message)
      continue
    }
    const now = findBrowser()
    if (now.path !== null) return say(`Browser: ${now.path} (from ${now.from})`)
  }
  throw new SetupError(
    [
      'No Chromium to test in, and none could be installed.',
      ...tried.map((t) => `  ${t}`),
      'Install Chromium or Chrome, or set CHROME_PATH to one.',
    ].join('\n'),
  )
}

function ways(root) {
  // Only Debian itself: on Ubuntu the package `chromium` installs a snap, which containers cannot run.
  const apt = process.getuid?.() === 0 && distribution() === 'debian'
  const playwright = join(root, 'node_modules', 'playwright-core', 'cli.js')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  return [
    [
      'Installing Chromium with apt',
      apt,
      async () => {
        await run('apt-get', ['update', '-q'], { cwd: root, env, quiet: true })
        await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-liberation'], {
          cwd: root,
          env,
          quiet: true,
        })
      },
    ],
    [
      'Downloading Chromium with Playwright',
      existsSync(playwright),
      () => run(process.execPath, [playwright, 'install', 'chromium', '--only-shell'], { cwd: root, quiet: true }),
    ],
  ]
}

function distribution() {
  try {
    return /^ID="?([^"\n]+)"?$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? null
  } catch {
    return null
  }
}
