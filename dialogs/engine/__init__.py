"""The form engine: answers are the state, and the path is a pure function of the form and the answers."""
