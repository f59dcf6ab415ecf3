"""The applicant's side of a review: what is shown to whom, taking it back, remarks one after another, who saw what.

Nothing of it is offered where no organisation is set up.
"""
