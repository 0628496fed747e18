import type { LineageFormat } from '../format.ts';
/** MLflow: the `MLmodel` file of a saved model, and the runs, datasets and models of a tracking folder (`mlruns`). */
export declare const mlflow: LineageFormat;
