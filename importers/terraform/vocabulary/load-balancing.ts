import { thing, thingOf } from '@/importers/terraform/vocabulary/thing'
import { groupsOfBalancer } from '@/importers/vocabulary/groups-of-balancer'
import { groupsOf, listenerPart } from '@/importers/vocabulary/listener'
import { registration, targetPort } from '@/importers/vocabulary/registration'
import { constant, flag, link, links, number, oneOf, type Term, text } from '@/importers/vocabulary/terms'
import { linkOf, type Values } from '@/importers/vocabulary/values'

const words = {
  type: 'type',
  group: 'target_group_arn',
  groups: ['forward.target_group', 'arn'],
  redirect: 'redirect',
  port: 'port',
  protocol: 'protocol',
} as const

const kindOf = (v: Values): string => {
  const type = v.text('load_balancer_type') ?? 'application'
  return type === 'network' ? 'network-load-balancer' : type === 'application' ? 'application-load-balancer' : 'generic'
}

const scheme = (v: Values) => (v.flag('internal') === undefined ? undefined : v.flag('internal') === true ? 'internal' : 'internet-facing')

const loadBalancer: Term = thingOf(
  kindOf,
  {
    type: (v) => (kindOf(v) === 'generic' ? 'aws_lb' : undefined),
    vpc: link('vpc', 'vpc_id'),
    scheme: (v) => (kindOf(v) === 'generic' ? undefined : scheme(v)),
    subnets: (v) => v.links('subnet', 'subnets') ?? mapped(v),
    securityGroups: groupsOfBalancer(kindOf, 'security_groups'),
    crossZone: (v) => (kindOf(v) === 'network-load-balancer' ? v.flag('enable_cross_zone_load_balancing') : undefined),
    listeners: (v) => (kindOf(v) === 'generic' ? undefined : []),
  },
  { id: ['name'], name: ['name'], counted: 'lb' },
)

const mapped = (v: Values) => {
  const all = v.maps('subnet_mapping').map((mapping) => mapping.link('subnet', 'subnet_id'))
  return all.length === 0 || all.includes(undefined) ? undefined : all
}

const listener: Term = (v, raw) => [
  listenerPart(
    v.link('application-load-balancer', 'load_balancer_arn'),
    v.number('port'),
    v.text('protocol'),
    v.maps('default_action'),
    words,
    [v.text('arn', 'id') ?? '', `\u0000${raw.address}`].filter((key) => key !== ''),
  ),
]

const rule: Term = (v) => [
  {
    sets: v.link('listener', 'listener_arn'),
    told: { '+forwardTo': v.maps('action').flatMap((action) => groupsOf(action, words)) },
    onlyIfThere: true,
  },
]

const targetGroup: Term = thing(
  'target-group',
  {
    vpc: link('vpc', 'vpc_id'),
    protocol: text('protocol'),
    port: number('port'),
    targetType: oneOf(['instance', 'ip', 'lambda', 'alb'], 'target_type'),
    preserveClientIp: flag('preserve_client_ip'),
  },
  { id: ['name'], name: ['name'] },
)

const attachment: Term = (v) => [
  registration(v.link('target-group', 'target_group_arn'), linkOf(v.get('target_id'), 'target'), targetPort(v, 'port')),
]

export const loadBalancing: Readonly<Record<string, Term>> = {
  aws_lb: loadBalancer,
  aws_alb: loadBalancer,
  aws_elb: thing(
    'generic',
    {
      type: constant('aws_elb'),
      subnets: links('subnet', 'subnets'),
      securityGroups: links('security-group', 'security_groups'),
    },
    { id: ['name'], name: ['name'], counted: 'lb' },
  ),
  aws_lb_listener: listener,
  aws_alb_listener: listener,
  aws_lb_listener_rule: rule,
  aws_alb_listener_rule: rule,
  aws_lb_target_group: targetGroup,
  aws_alb_target_group: targetGroup,
  aws_lb_target_group_attachment: attachment,
  aws_alb_target_group_attachment: attachment,
}
