import type { Analysis } from '@/model/analyses/analysis'
import { awsService } from '@/model/aws-services'

/** Pulling an image asks ecr.api and ecr.dkr, and S3 for the layers. Source: Amazon ECR User Guide, "Amazon ECR interface VPC endpoints". */
const needed = ['ecr.api', 'ecr.dkr', 's3'] as const

export const ecrPulls: Analysis = {
  id: 'ecr-pulls',
  title: 'Image pulls find all endpoints that they need',
  run: (t) => {
    const have = new Set([...t.of('gateway-endpoint'), ...t.of('interface-endpoint')].map((e) => awsService(e.service).code))
    const missing = needed.filter((service) => !have.has(service))
    if (!have.has('ecr.api') && !have.has('ecr.dkr')) return []
    if (missing.length === 0) return []
    return [
      {
        code: 'consistency/ecr-pulls',
        severity: 'warning',
        message: `Image pulls need the endpoints ${needed.join(', ')}; missing: ${missing.join(', ')}. That part of a pull leaves by the default route.`,
        resources: t
          .of('interface-endpoint')
          .filter((e) => awsService(e.service).family === 'ECR')
          .map((e) => e.id),
      },
    ]
  },
}
