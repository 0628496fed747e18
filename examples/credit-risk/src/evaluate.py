"""Measures the published weights on the test split."""

import json
from pathlib import Path

import torch
import yaml
from safetensors.torch import load_file
from sklearn.metrics import brier_score_loss, recall_score, roc_auc_score

from inputs import load_split
from model import CreditDefaultMLP


def main() -> None:
    threshold = yaml.safe_load(Path("params.yaml").read_text())["evaluate"]["threshold"]
    config = json.loads(Path("config.json").read_text())
    model = CreditDefaultMLP(config)
    model.load_state_dict(load_file("model.safetensors"))
    inputs, outcomes = load_split("data/consumer-loans-2024/test.csv")
    with torch.no_grad():
        estimates = torch.sigmoid(model(torch.from_numpy(inputs))).numpy()
    metrics = {
        "version": config["version"],
        "split": "test",
        "roc_auc": round(float(roc_auc_score(outcomes, estimates)), 3),
        "brier_score": round(float(brier_score_loss(outcomes, estimates)), 3),
        "recall": round(float(recall_score(outcomes, estimates >= threshold)), 3),
        "threshold": threshold,
    }
    Path("metrics.json").write_text(json.dumps(metrics, indent=2) + "\n")


if __name__ == "__main__":
    main()
