"""The network of config.json: two encoder layers, one hidden layer, one logit."""

import torch


class CreditDefaultMLP(torch.nn.Module):
    def __init__(self, config: dict) -> None:
        super().__init__()
        first, second = config["encoder_sizes"]
        self.encoder = torch.nn.ModuleList(
            [torch.nn.Linear(config["input_size"], first), torch.nn.Linear(first, second)]
        )
        self.hidden = torch.nn.Linear(second, config["hidden_size"])
        self.head = torch.nn.Linear(config["hidden_size"], 1)

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        for layer in self.encoder:
            inputs = torch.relu(layer(inputs))
        return self.head(torch.relu(self.hidden(inputs))).squeeze(-1)
