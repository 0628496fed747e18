"""Trains the network on the training split, starting from the encoder's published weights."""

import json
from pathlib import Path

import torch
import yaml
from huggingface_hub import hf_hub_download
from safetensors.torch import load_file, save_file

from inputs import load_split
from model import CreditDefaultMLP


def main() -> None:
    params = yaml.safe_load(Path("params.yaml").read_text())["train"]
    config = json.loads(Path("config.json").read_text())
    torch.manual_seed(params["seed"])
    model = CreditDefaultMLP(config)
    base = hf_hub_download(config["base_model"], "model.safetensors", revision=config["base_model_revision"])
    model.load_state_dict(load_file(base), strict=False)

    inputs, outcomes = map(torch.from_numpy, load_split("data/consumer-loans-2024/train.csv"))
    optimizer = torch.optim.AdamW(model.parameters(), lr=params["learning_rate"])
    loss = torch.nn.BCEWithLogitsLoss()
    best, best_loss = None, float("inf")
    held_out = tuple(map(torch.from_numpy, load_split("data/consumer-loans-2024/validation.csv")))
    for epoch in range(params["epochs"]):
        model.encoder.requires_grad_(epoch >= params["frozen_epochs"])
        for batch in torch.randperm(len(inputs)).split(params["batch_size"]):
            optimizer.zero_grad()
            loss(model(inputs[batch]), outcomes[batch]).backward()
            optimizer.step()
        with torch.no_grad():
            validation_loss = loss(model(held_out[0]), held_out[1]).item()
        if validation_loss < best_loss:
            best_loss = validation_loss
            best = {name: tensor.clone() for name, tensor in model.state_dict().items()}

    metadata = {"format": "pt", "license": "apache-2.0", "version": config["version"]}
    save_file(best, "model.safetensors", metadata=metadata)


if __name__ == "__main__":
    main()
