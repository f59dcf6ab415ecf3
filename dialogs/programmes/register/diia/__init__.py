"""Diia: how the claim is carried into its portal, field by field."""
