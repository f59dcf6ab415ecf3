"""Copies of the evidence that Diia takes: JPG, PNG or HEIC of at most 5 MB. The originals stay as they are.

`turning` decides and turns (`picture`, `sheets`), `worker` does it in a process of its own, `workshop` runs that
process, `outline` is what a package knows of its copies, `advice` says it to people.
"""
