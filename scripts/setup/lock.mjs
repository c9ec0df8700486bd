import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs'
import { say } from './say.mjs'

const pollMs = 200

/**
 * Runs one set-up at a time in a clone: a second one waits for the first and then finds nothing left to do. The file is created with
 * O_EXCL and holds the process id, so that a lock whose owner died is taken over.
 */
export async function withLock(file, run) {
  let told = false
  while (!take(file)) {
    const owner = ownerOf(file)
    if (owner !== null && !isAlive(owner)) {
      release(file)
      continue
    }
    if (!told) say(`Waiting for another set-up${owner === null ? '' : ` (process ${owner})`} to finish …`)
    told = true
    await new Promise((done) => setTimeout(done, pollMs))
  }
  const onSignal = (signal) => {
    release(file)
    process.exit(signal === 'SIGINT' ? 130 : 143)
  }
  process.once('SIGINT', onSignal)
  process.once('SIGTERM', onSignal)
  try {
    return await run()
  } finally {
    process.off('SIGINT', onSignal)
    process.off('SIGTERM', onSignal)
    release(file)
  }
}

function take(file) {
  try {
    const descriptor = openSync(file, 'wx')
    writeSync(descriptor, String(process.pid))
    closeSync(descriptor)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function release(file) {
  try {
    unlinkSync(file)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}

/** null: the file is gone, or its owner has not written its id yet. */
function ownerOf(file) {
  try {
    const id = Number(readFileSync(file, 'utf8'))
    return Number.isInteger(id) && id > 0 ? id : null
  } catch {
    return null
  }
}

function isAlive(id) {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
