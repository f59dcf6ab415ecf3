"""The desk: where support staff review what applicants have opened to them.

    rules.py    who may do what, in one place
    doors.py    the only way to what is in a share; each opening is in the log
    taking.py, remarking.py, deciding.py, staffing.py, exporting.py    one use case a function, inside a transaction
    signing_in.py, figures.py, history.py    how staff get in, what a lead sees, what happened in words
    pages/      the web pages over all that

It knows nothing of the bot; what one has to tell the other lies in the database.
"""
