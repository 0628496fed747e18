"""Reads a split as the arrays that the model takes."""

import csv
import json

import numpy as np


def load_split(path: str) -> tuple[np.ndarray, np.ndarray]:
    """Inputs of shape (rows, 13) and outcomes of shape (rows,), both float32."""
    with open("preprocessing.json") as file:
        features = json.load(file)["features"]
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    inputs = [[encode(row, feature) for feature in features] for row in rows]
    outcomes = [float(row["defaulted"]) for row in rows]
    return np.array(inputs, dtype=np.float32), np.array(outcomes, dtype=np.float32)


def encode(row: dict[str, str], feature: dict) -> float:
    if feature["kind"] == "one-hot":
        return float(row[feature["name"]] == feature["category"])
    return (float(row[feature["name"]]) - feature["mean"]) / feature["deviation"]
