import { applicationLoadBalancer } from '@/model/kinds/application-load-balancer'
import { autoScalingGroup } from '@/model/kinds/auto-scaling-group'
import { availabilityZone } from '@/model/kinds/availability-zone'
import { cloudfrontDistribution } from '@/model/kinds/cloudfront-distribution'
import { customerGateway } from '@/model/kinds/customer-gateway'
import { dynamodbTable } from '@/model/kinds/dynamodb-table'
import { ec2Instance } from '@/model/kinds/ec2-instance'
import { ecrRegistry } from '@/model/kinds/ecr-registry'
import { ecsService } from '@/model/kinds/ecs-service'
import { egressOnlyInternetGateway } from '@/model/kinds/egress-only-internet-gateway'
import { elasticIp } from '@/model/kinds/elastic-ip'
import { externalService } from '@/model/kinds/external-service'
import { gatewayEndpoint } from '@/model/kinds/gateway-endpoint'
import { generic } from '@/model/kinds/generic'
import { interfaceEndpoint } from '@/model/kinds/interface-endpoint'
import { internet } from '@/model/kinds/internet'
import { internetGateway } from '@/model/kinds/internet-gateway'
import { lambdaFunction } from '@/model/kinds/lambda-function'
import { natGateway } from '@/model/kinds/nat-gateway'
import { networkAcl } from '@/model/kinds/network-acl'
import { networkInterface } from '@/model/kinds/network-interface'
import { networkLoadBalancer } from '@/model/kinds/network-load-balancer'
import { prefixList } from '@/model/kinds/prefix-list'
import { rdsInstance } from '@/model/kinds/rds-instance'
import { region } from '@/model/kinds/region'
import { routeTable } from '@/model/kinds/route-table'
import { s3Bucket } from '@/model/kinds/s3-bucket'
import { secretsManager } from '@/model/kinds/secrets-manager'
import { securityGroup } from '@/model/kinds/security-group'
import { subnet } from '@/model/kinds/subnet'
import { targetGroup } from '@/model/kinds/target-group'
import { transitGateway } from '@/model/kinds/transit-gateway'
import { transitGatewayAttachment } from '@/model/kinds/transit-gateway-attachment'
import { transitGatewayRouteTable } from '@/model/kinds/transit-gateway-route-table'
import { users } from '@/model/kinds/users'
import { vpc } from '@/model/kinds/vpc'
import { vpcBlockPublicAccess } from '@/model/kinds/vpc-block-public-access'
import { vpcPeering } from '@/model/kinds/vpc-peering'
import { vpnConnection } from '@/model/kinds/vpn-connection'
import { vpnGateway } from '@/model/kinds/vpn-gateway'

/** Every kind, containers first: what the topology schema, the documents and the screen know of. */
export const kinds = [
  region,
  vpc,
  availabilityZone,
  subnet,
  internetGateway,
  egressOnlyInternetGateway,
  natGateway,
  elasticIp,
  networkInterface,
  routeTable,
  securityGroup,
  networkAcl,
  gatewayEndpoint,
  interfaceEndpoint,
  prefixList,
  vpcBlockPublicAccess,
  vpcPeering,
  transitGateway,
  transitGatewayAttachment,
  transitGatewayRouteTable,
  vpnGateway,
  vpnConnection,
  customerGateway,
  applicationLoadBalancer,
  networkLoadBalancer,
  targetGroup,
  ecsService,
  lambdaFunction,
  ec2Instance,
  autoScalingGroup,
  rdsInstance,
  cloudfrontDistribution,
  s3Bucket,
  dynamodbTable,
  ecrRegistry,
  secretsManager,
  externalService,
  users,
  internet,
  generic,
] as const
