import type { InitRecord } from '../record.ts'
import { config } from './config.ts'
import { deployment } from './deployment.ts'
import { impactAssessment } from './impact-assessment.ts'
import { incidentResponse } from './incident-response.ts'
import { mlSystem } from './ml-system.ts'
import { monitoringPlan } from './monitoring-plan.ts'
import { riskRegister } from './risk-register.ts'
import { securityPolicy } from './security-policy.ts'
import { threatModel } from './threat-model.ts'
import { trainingRecords } from './training-records.ts'
import { waivers } from './waivers.ts'
import { workflow } from './workflow.ts'

/** What `modelward init` can write, in the order in which a newcomer would. */
export const RECORDS: readonly InitRecord[] = [
  mlSystem,
  threatModel,
  riskRegister,
  impactAssessment,
  monitoringPlan,
  incidentResponse,
  deployment,
  waivers,
  trainingRecords,
  securityPolicy,
  config,
  workflow,
]
