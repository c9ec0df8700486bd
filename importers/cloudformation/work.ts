/** Steps that templates opened together may take; real ones, of 500 resources each, take some thousands. */
const mostSteps = 3_000_000

/** Evaluations inside each other: what is written nests 64 deep, what refers to each other nests further. */
const deepest = 300

/** Most resources of templates opened together, loops and nested stacks included. */
const mostResources = 20_000

/** Texts longer than this are of no network. Source of AWS's own limit, 1 MB for a template: CloudFormation User Guide, "Quotas". */
export const longestText = 1_000_000

/**
 * What evaluating may cost. A template of one page can ask for more work than any machine does, by loops in loops or values made of values;
 * here it ends, and whatever is not worked out by then is unknown.
 */
export class Work {
  private steps = mostSteps
  private resources = mostResources
  private depth = 0
  private tooDeep = false

  get isSpent(): boolean {
    return this.steps <= 0
  }

  get hadTooManyResources(): boolean {
    return this.resources < 0
  }

  get wentTooDeep(): boolean {
    return this.tooDeep
  }

  spend(steps: number): void {
    this.steps -= steps
  }

  /** @returns whether one more resource may be made */
  addResource(): boolean {
    this.resources--
    return this.resources >= 0
  }

  /** Does one piece of work, or gives what stands for it where that would be too much or too deep. */
  within<T>(work: () => T, otherwise: () => T): T {
    this.steps--
    if (this.depth >= deepest) this.tooDeep = true
    if (this.isSpent || this.depth >= deepest) return otherwise()
    this.depth++
    try {
      return work()
    } finally {
      this.depth--
    }
  }
}
