"""The `reader` method: one small encoder with several heads finds every attributed statement, its syntax and names."""
