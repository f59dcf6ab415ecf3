"""Questions that any programme may use: who files, the child, addresses, papers, costs, evidence."""
