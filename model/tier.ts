import type { Tier, Tone } from '@/model/look'

/** Words and tints of the tiers, the same on every page and in every export. */
export const tierLook: Readonly<
  Record<Tier, { readonly word: string; readonly subnet: string; readonly tone: Tone | null; readonly order: number }>
> = {
  public: { word: 'Public', subnet: 'Public Subnet', tone: 'public', order: 0 },
  private: { word: 'Private', subnet: 'Private Subnet', tone: 'private', order: 1 },
  isolated: { word: 'Isolated', subnet: 'Isolated Subnet', tone: 'isolated', order: 2 },
  unknown: { word: 'Unknown', subnet: 'Subnet', tone: null, order: 3 },
}
