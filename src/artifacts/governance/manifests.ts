import { type Manifest, manifest } from './manifest.ts'
import type { DeploymentFile } from './manifests/deployment.ts'
import type { ImpactAssessmentFile } from './manifests/impact-assessment.ts'
import type { IncidentResponseFile } from './manifests/incident-response.ts'
import type { MlSystemFile } from './manifests/ml-system.ts'
import type { MonitoringPlanFile } from './manifests/monitoring-plan.ts'
import type { RiskRegisterFile } from './manifests/risk-register.ts'
import type { ThreatModelFile } from './manifests/threat-model.ts'
import type { TrainingRecordsFile } from './manifests/training-records.ts'
import type { WaiversFile } from './manifests/waivers.ts'
import { mlSystemFacts } from './ml-system.ts'

export const threatModel = manifest<ThreatModelFile>({
  name: 'threat-model',
  marks: ['threats', 'entry_points'],
  load: () => import('manifest:threat-model'),
  entry: (value) => ({ list: 'threat_models', value }),
})

export const riskRegister = manifest<RiskRegisterFile>({
  name: 'risk-register',
  load: () => import('manifest:risk-register'),
  entry: (value) => ({ list: 'risk_registers', value }),
})

/** All manifests. To add one is to add its file under manifests/ and its lines here. */
export const MANIFESTS: readonly Manifest[] = [
  manifest<MlSystemFile>({
    name: 'ml-system',
    load: () => import('manifest:ml-system'),
    entry: (value, origins) => ({ list: 'ml_system', value: mlSystemFacts(value, origins) }),
  }),
  threatModel,
  riskRegister,
  manifest<ImpactAssessmentFile>({
    name: 'impact-assessment',
    load: () => import('manifest:impact-assessment'),
    entry: (value) => ({ list: 'impact_assessments', value }),
  }),
  manifest<MonitoringPlanFile>({
    name: 'monitoring-plan',
    load: () => import('manifest:monitoring-plan'),
    entry: (value) => ({ list: 'monitoring', value }),
  }),
  manifest<IncidentResponseFile>({
    name: 'incident-response',
    load: () => import('manifest:incident-response'),
    entry: (value) => ({ list: 'incident_response', value }),
  }),
  manifest<DeploymentFile>({
    name: 'deployment',
    marks: ['endpoints', 'models', 'guardrails'],
    load: () => import('manifest:deployment'),
    entry: (value) => ({ list: 'deployments', value }),
  }),
  manifest<WaiversFile>({
    name: 'waivers',
    marks: ['waivers'],
    load: () => import('manifest:waivers'),
    entry: (value) => ({ list: 'waivers', value }),
  }),
  manifest<TrainingRecordsFile>({
    name: 'training-records',
    load: () => import('manifest:training-records'),
    entry: (value) => ({ list: 'training_records', value }),
  }),
]
