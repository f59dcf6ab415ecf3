"""How well the tests hold the program: small faults are put into it one at a time, and the tests that concern them run.

`python -m tests.mutants --help` says how. What a sample showed stands in `docs/mutants.md`; which survivors change
nothing that anybody could see, in `equivalent.toml`.
"""
