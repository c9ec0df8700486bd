/**
 * Resource types that a policy may name, with our kinds. Source: Network Access Analyzer Guide, "Resource statements". `places` stand for
 * the interfaces in them; `through` may only be on the way.
 */
export const resourceTypes: Readonly<Record<string, { readonly kinds: readonly string[]; readonly through?: true }>> = {
  'AWS::EC2::InternetGateway': { kinds: ['internet-gateway'] },
  'AWS::EC2::NetworkInterface': { kinds: ['network-interface'] },
  'AWS::EC2::Instance': { kinds: ['ec2-instance'] },
  'AWS::EC2::SecurityGroup': { kinds: ['security-group'] },
  'AWS::EC2::Subnet': { kinds: ['subnet'] },
  'AWS::EC2::VPC': { kinds: ['vpc'] },
  'AWS::EC2::VPCEndpoint': { kinds: ['interface-endpoint'] },
  'AWS::EC2::VPCPeeringConnection': { kinds: ['vpc-peering'], through: true },
  'AWS::EC2::TransitGateway': { kinds: ['transit-gateway'], through: true },
  'AWS::EC2::TransitGatewayAttachment': { kinds: ['transit-gateway-attachment'], through: true },
  'AWS::EC2::NatGateway': { kinds: ['nat-gateway'], through: true },
  'AWS::EC2::VPNGateway': { kinds: ['vpn-gateway'], through: true },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': { kinds: ['application-load-balancer', 'network-load-balancer'] },
  'AWS::RDS::DBInstance': { kinds: ['rds-instance'] },
  'AWS::Lambda::Function': { kinds: ['lambda-function'] },
  'AWS::ECS::Service': { kinds: ['ecs-service'] },
}
