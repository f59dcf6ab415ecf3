"""Publishes the JSON Schema of claim.json: `python -m submission.schema > docs/claim.schema.json`."""

from __future__ import annotations

import sys

from submission.claim import Claim, canonical_json


def schema() -> bytes:
    """JSON Schema (draft 2020-12) of claim.json, in canonical form."""
    body = Claim.model_json_schema(by_alias=True, mode="serialization")
    return canonical_json({"$schema": "https://json-schema.org/draft/2020-12/schema", **body})


if __name__ == "__main__":
    sys.stdout.buffer.write(schema())
