import { dataLineage } from './data-lineage/index.ts'
import { dbt } from './dbt/index.ts'
import { dvc } from './dvc/index.ts'
import type { LineageFormat } from './format.ts'
import { mlflow } from './mlflow/index.ts'
import { openLineage } from './openlineage/index.ts'
import { prov } from './prov/index.ts'

/** All lineage formats, from what goes by its name to what is told by its content: the first that recognises a file reads it. */
export const FORMATS: readonly LineageFormat[] = [dataLineage, dvc, mlflow, openLineage, dbt, prov]
