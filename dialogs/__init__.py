"""The pure core: forms as data and the engine that walks them. No input or output, no clock, no randomness."""
