"""Blocks of questions that several categories share, so that the same fact is asked in the same words everywhere."""
