"""The files of a claim: received, named in receipts, captioned, taken out, found damaged."""
