"""Shares the rows out into training, validation and test data, and measures what scales the numeric inputs."""

import csv
import hashlib
import json
import math
from pathlib import Path

import yaml

DATA = Path("data/consumer-loans-2024")
PURPOSES = ["car", "education", "household", "medical", "other"]
NUMERIC = [
    "amount_eur",
    "term_months",
    "annual_income_eur",
    "debt_to_income",
    "employment_years",
    "open_credit_lines",
    "utilisation",
    "delinquencies_24m",
]


def split_of(loan_id: str, validation_share: float, test_share: float) -> str:
    """A row's split depends on its id alone, so that new rows never move old ones."""
    draw = int(hashlib.sha256(loan_id.encode()).hexdigest()[:8], 16) / 2**32
    if draw < test_share:
        return "test"
    return "validation" if draw < test_share + validation_share else "train"


def main() -> None:
    shares = yaml.safe_load(Path("params.yaml").read_text())["prepare"]
    with open(DATA / "consumer-loans-2024.csv", newline="") as file:
        reader = csv.DictReader(file)
        columns, rows = reader.fieldnames, list(reader)

    splits = {"train": [], "validation": [], "test": []}
    for row in rows:
        splits[split_of(row["loan_id"], **shares)].append(row)
    for name, part in splits.items():
        with open(DATA / f"{name}.csv", "w", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(part)

    features = []
    for name in NUMERIC:
        values = [float(row[name]) for row in splits["train"]]
        mean = sum(values) / len(values)
        deviation = math.sqrt(sum((value - mean) ** 2 for value in values) / len(values))
        features.append(
            {"name": name, "kind": "standardized", "mean": round(mean, 6), "deviation": round(deviation, 6)}
        )
    features += [{"name": "purpose", "kind": "one-hot", "category": purpose} for purpose in PURPOSES]
    Path("preprocessing.json").write_text(json.dumps({"version": "2.3.0", "features": features}, indent=2) + "\n")


if __name__ == "__main__":
    main()
