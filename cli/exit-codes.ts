/** As diff, grep and eslint have it. `terraform plan -detailed-exitcode` has 1 and 2 the other way round. */
export const exitCodes = {
  fine: 0,
  /** The topology has an error, or a checked file is stale. */
  finding: 1,
  /** Wrong usage, or nothing could be read or written. */
  failure: 2,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
