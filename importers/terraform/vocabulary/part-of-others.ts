import { leaveOut, type Meaning } from '@/importers/vocabulary/terms'

const part = (of: string) => leaveOut(`it is a part of ${of}, which is drawn`)

/** Types that stand for a part or a setting of something that is read by itself. */
export const partOfOthers: Readonly<Record<string, Meaning>> = {
  aws_rds_cluster_instance: part('its cluster'),
  aws_s3_bucket_policy: part('its bucket'),
  aws_s3_bucket_versioning: part('its bucket'),
  aws_s3_bucket_public_access_block: part('its bucket'),
  aws_s3_bucket_server_side_encryption_configuration: part('its bucket'),
  aws_s3_bucket_lifecycle_configuration: part('its bucket'),
  aws_ecs_cluster: leaveOut('it is a name for a set of services, which are drawn'),
  aws_ecs_task_definition: leaveOut('it describes containers, not the network'),
  aws_flow_log: leaveOut('it records traffic, and does not change where it goes'),
}
