"""reportedly: who says what, on whose word, how sure, and what changed."""
