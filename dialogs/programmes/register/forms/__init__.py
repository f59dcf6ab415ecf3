"""The forms, one file per category, each exporting FORM. A new file is a new category: nothing else needs a change."""
