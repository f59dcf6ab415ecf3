"""What people read in a package: the claim, and the way into Diia, each as a PDF for paper and a page for the phone.

`claim` and `diia` put a paper together from blocks (`blocks`), once; `pdf` and `page` only show it, so that both say
the same words.
"""
