"""The network: MiniLM with a head for triggers, status, modes, roles, and one for marked pairs."""

import torch
from torch import Tensor, nn
from transformers import BertModel

ROLE_SIZE = 48


class Coder(nn.Module):
    """One encoder, small heads. Tagging heads give logits for each subword; the pair head reads the two marks."""

    def __init__(self, encoder: BertModel, types: int, statuses: int, modes: int, roles: int) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.roles = roles
        self.drop = nn.Dropout(0.1)
        self.kind = nn.Linear(width, types + 1)
        self.status = nn.Linear(width, statuses)
        self.mode = nn.Linear(width, modes + 1)
        self.query = nn.Linear(width, roles * ROLE_SIZE)
        self.key = nn.Linear(width, roles * ROLE_SIZE)
        self.role_bias = nn.Parameter(torch.full((roles,), -2.0))
        self.pair = nn.Sequential(nn.Linear(3 * width, width), nn.GELU(), nn.Dropout(0.1), nn.Linear(width, types))

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """(batch, subwords) → (batch, subwords, width)."""
        return self.drop(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float())

    def tags(self, hidden: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Logits of type, status and mode, and the vectors whose products are the logits of roles."""
        return self.kind(hidden), self.status(hidden), self.mode(hidden), self.query(hidden), self.key(hidden)

    def pair_logits(self, hidden: Tensor, at: Tensor) -> Tensor:
        """(batch, subwords, width), (batch, 2) → (batch, types)."""
        rows = torch.arange(hidden.shape[0])
        return self.pair(torch.cat([hidden[rows, at[:, 0]], hidden[rows, at[:, 1]], hidden[:, 0]], dim=-1))

    def role_logits(self, query: Tensor, key: Tensor) -> Tensor:
        """(triggers, roles·size), (triggers, subwords, roles·size) → (triggers, roles, subwords)."""
        q = query.view(*query.shape[:-1], self.roles, ROLE_SIZE)
        k = key.view(*key.shape[:-1], self.roles, ROLE_SIZE)
        return torch.einsum("nrd,nsrd->nrs", q, k) / ROLE_SIZE**0.5 + self.role_bias[None, :, None]
