import { describe, expect, it } from 'vitest'
import { parsePeer } from '@/model/net/peer'

const peer = (text: string, ids: readonly string[] = []) => parsePeer(text, (id) => ids.includes(id))

describe('the peer of a security group rule', () => {
  it('is a block, the group itself, or the id of something', () => {
    expect(peer('10.0.0.0/8')).toMatchObject({ type: 'cidr', cidr: { prefixLength: 8 } })
    expect(peer('::/0')).toMatchObject({ type: 'cidr', cidr: { family: 6, prefixLength: 0 } })
    expect(peer('self')).toEqual({ type: 'self' })
    for (const id of ['alb-sg', 'pl-s3', 'sg-0a1b', 'aws_security_group.web', 'module.a["x"].b', 'a:b', 'face', 'team/web'])
      expect(peer(id)).toEqual({ type: 'reference', id })
  })

  it('is malformed where it is meant as a block and is none', () => {
    for (const text of ['10.0.0.0/33', '10.0.0.1/8', '10.0.0.1', '10.0.0', '10/8', '2001:db8::/200', '::', '010.0.0.0/8'])
      expect(peer(text).type).toBe('malformed')
  })

  it('is a resource where one has that id, even if it looks like a block', () => {
    expect(peer('10.0.0.1', ['10.0.0.1'])).toEqual({ type: 'reference', id: '10.0.0.1' })
  })
})
