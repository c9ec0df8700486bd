import type { RawMap } from '@/importers/raw/raw-value'
import type { Diagnostic } from '@/model/diagnostic'

/** One entry of a file, as its reader found it and before a vocabulary says what it means. */
export interface RawResource {
  /** As the input calls it: `aws_subnet`, `AWS::EC2::Subnet`, `ec2:Subnet`. */
  readonly type: string
  /** Unique in its input; References name it. Terraform address, logical id, AWS id. */
  readonly address: string
  readonly values: RawMap
  /** Name of the file it stands in, and its line there, from 1, where the format has lines. */
  readonly file: string
  readonly line?: number
  /** The input makes it: it is as AWS makes it, but for what the input says. */
  readonly isNew?: boolean
  readonly account?: string
  readonly region?: string
}

/** An entry that does not become part of the picture, and why. */
export interface LeftOut {
  readonly type: string
  readonly address: string
  readonly reason: string
}

/** What a reader makes of its files. Never a secret: vocabularies copy named attributes only, and nothing else goes on. */
export interface RawInput {
  readonly resources: readonly RawResource[]
  readonly leftOut: readonly LeftOut[]
  readonly diagnostics: readonly Diagnostic[]
}

export interface InputFile {
  /** Path relative to what the user named, with `/`. */
  readonly name: string
  readonly text: string
}
