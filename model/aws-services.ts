/** An AWS service that a VPC endpoint can lead to. */
export interface AwsService {
  /** Last part of the endpoint's service name, after `com.amazonaws.<region>.`. */
  readonly code: string
  /** As AWS writes it: `ECR Docker`. */
  readonly name: string
  /** The service that several codes belong to: `ECR`. */
  readonly family: string
  readonly abbreviation: string
}

const service = (code: string, name: string, family = name, abbreviation = family): AwsService => ({ code, name, family, abbreviation })

/** Of an endpoint: the input does not tell which service it leads to. */
export const unknownService = 'unknown'

/** Source: AWS PrivateLink guide, "AWS services that integrate with AWS PrivateLink". */
const services: readonly AwsService[] = [
  service('s3', 'S3'),
  service('dynamodb', 'DynamoDB', 'DynamoDB', 'DDB'),
  service('ecr.api', 'ECR API', 'ECR'),
  service('ecr.dkr', 'ECR Docker', 'ECR'),
  service('secretsmanager', 'Secrets Manager'),
  service('ssm', 'Systems Manager', 'Systems Manager', 'SSM'),
  service('ssmmessages', 'SSM Messages', 'Systems Manager', 'SSM'),
  service('ec2messages', 'EC2 Messages', 'Systems Manager', 'SSM'),
  service('ec2', 'EC2'),
  service('ecs', 'ECS'),
  service('ecs-agent', 'ECS Agent', 'ECS'),
  service('ecs-telemetry', 'ECS Telemetry', 'ECS'),
  service('logs', 'CloudWatch Logs'),
  service('monitoring', 'CloudWatch'),
  service('kms', 'KMS'),
  service('sts', 'STS'),
  service('sns', 'SNS'),
  service('sqs', 'SQS'),
  service('lambda', 'Lambda'),
  service('events', 'EventBridge'),
  service('states', 'Step Functions'),
  service('execute-api', 'API Gateway'),
  service('elasticloadbalancing', 'Elastic Load Balancing', 'Elastic Load Balancing', 'ELB'),
  service('autoscaling', 'Auto Scaling'),
  service('cloudformation', 'CloudFormation'),
  service('athena', 'Athena'),
  service('glue', 'Glue'),
  service('kinesis-streams', 'Kinesis Streams', 'Kinesis'),
  service('kinesis-firehose', 'Kinesis Firehose', 'Kinesis'),
  service('rds', 'RDS API', 'RDS'),
  service('bedrock-runtime', 'Bedrock Runtime', 'Bedrock'),
  service(unknownService, 'Unknown service'),
]

const byCode = new Map(services.map((s) => [s.code, s]))

/** The service behind an endpoint's service name; an unlisted one is known by its code. Takes `s3` and `com.amazonaws.us-east-1.s3` alike. */
export function awsService(serviceName: string): AwsService {
  const code = serviceName.replace(/^(?:com\.amazonaws|aws\.api)\.(?:[a-z]{2}(?:-[a-z]+)+-\d\.)?/, '')
  return byCode.get(code) ?? service(code, code)
}
